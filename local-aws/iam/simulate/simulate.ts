import type { ContextEntry, EvaluationResult, ResourceSpecificResult } from '@aws-sdk/client-iam';
import { AwsError } from '../../aws-error.ts';
import { accountInArn } from '../account-in-arn.ts';
import { checkDocument, type DocumentKind } from '../check-document.ts';
import { contextOf, type RequestContext } from '../policy/context.ts';
import { parsePolicy } from '../policy/document.ts';
import { evaluate, type Decision, type NamedPolicy, type PolicySet } from '../policy/evaluate.ts';
import type { EvaluatedRequest } from '../policy/match-statement.ts';
import { matchedStatements } from './matched-statements.ts';
import { missingContext } from './missing-context.ts';
import type { SimulatedCaller } from './simulated-caller.ts';

export type Simulation = {
  identity: NamedPolicy[];
  boundary?: NamedPolicy[] | undefined;
  resourcePolicy: string | undefined;
  /** An account's root, whom resources belong to whose ARN does not say. */
  resourceOwner: string | undefined;
  actions: string[];
  resources: string[];
  context: ContextEntry[] | undefined;
  caller: SimulatedCaller;
};

type Word = 'allowed' | 'explicitDeny' | 'implicitDeny';
type One = Required<Omit<ResourceSpecificResult, 'PermissionsBoundaryDecisionDetail' | 'EvalDecisionDetails'>> &
  Pick<ResourceSpecificResult, 'PermissionsBoundaryDecisionDetail' | 'EvalDecisionDetails'>;

/** The simulator has one error for whatever is wrong with its input. */
const checkPolicy = (text: string, kind: DocumentKind): void => {
  try {
    checkDocument(text, kind);
  } catch (error) {
    throw error instanceof AwsError ? new AwsError('InvalidInput', error.message) : error;
  }
};

export const namedPolicies = (texts: string[] | undefined, name: string): NamedPolicy[] =>
  (texts ?? []).map((text, i) => {
    checkPolicy(text, 'inline');
    return { name: `${name}.${i + 1}`, policy: parsePolicy(text) };
  });

const given = (entries: ContextEntry[] | undefined): Record<string, string | string[]> =>
  Object.fromEntries(
    (entries ?? []).map(({ ContextKeyName = '', ContextKeyValues = [], ContextKeyType = 'string' }) => [
      ContextKeyName,
      ContextKeyType.endsWith('List') ? ContextKeyValues : (ContextKeyValues[0] ?? ''),
    ]),
  );

const contextIn = ({ caller, context }: Simulation): RequestContext =>
  contextOf({
    'aws:PrincipalArn': caller.arn,
    'aws:PrincipalAccount': caller.account,
    'aws:PrincipalType': 'User',
    'aws:username': caller.userName,
    ...given(context),
  });

const wordFor = ({ allowed, explicit }: Decision): Word => {
  if (allowed) return 'allowed';
  return explicit ? 'explicitDeny' : 'implicitDeny';
};

const ownerOf = ({ resourceOwner, caller }: Simulation, resource: string): string =>
  accountInArn(resource) ?? accountInArn(resourceOwner ?? '') ?? caller.account;

/** Across accounts both sides must agree; the answer says what each said. */
const sides = (set: PolicySet, request: EvaluatedRequest): ResourceSpecificResult['EvalDecisionDetails'] => ({
  'IAM Policy': wordFor(evaluate({ identity: set.identity, sameAccount: true }, request)),
  'Resource Policy': wordFor(evaluate({ identity: [], resource: set.resource, sameAccount: true }, request)),
});

const simulateOne = (simulation: Simulation, context: RequestContext, action: string, resource: string): One => {
  const { identity, boundary, resourcePolicy, caller } = simulation;
  const attached =
    resourcePolicy === undefined ? undefined : { name: 'ResourcePolicy', policy: parsePolicy(resourcePolicy) };
  const sameAccount = ownerOf(simulation, resource) === caller.account;
  const set: PolicySet = { identity, boundary, resource: attached, sameAccount };
  const request = { action, resource, context, caller: { principal: caller, roleArn: undefined } };
  const decision = evaluate(set, request);
  const all = [...identity, ...(boundary ?? []), ...(attached ? [attached] : [])];
  return {
    EvalResourceName: resource,
    EvalResourceDecision: wordFor(decision),
    MatchedStatements: matchedStatements(set, request, decision),
    MissingContextValues: missingContext(all, action, context),
    ...(sameAccount ? {} : { EvalDecisionDetails: sides(set, request) }),
    ...(boundary === undefined
      ? {}
      : {
          PermissionsBoundaryDecisionDetail: {
            AllowedByPermissionsBoundary: evaluate({ identity: boundary, sameAccount: true }, request).allowed,
          },
        }),
  };
};

const single = (action: string, one: One): EvaluationResult => {
  const { EvalResourceName, EvalResourceDecision, MatchedStatements, MissingContextValues, ...details } = one;
  const result = { EvalActionName: action, EvalResourceName, EvalDecision: EvalResourceDecision, MatchedStatements };
  if (EvalResourceName === '*') return { ...result, MissingContextValues, ...details };
  return { ...result, MissingContextValues: [], EvalDecisionDetails: {}, ...details, ResourceSpecificResults: [one] };
};

/** Several resources share one result, named by the pattern of their kind; each has its own decision inside. */
const several = (action: string, all: One[]): EvaluationResult => {
  const [, partition = '', service = ''] = (all[0]?.EvalResourceName ?? '').split(':');
  const words = all.map(({ EvalResourceDecision }) => EvalResourceDecision);
  const order: Word[] = ['explicitDeny', 'allowed', 'implicitDeny'];
  return {
    EvalActionName: action,
    EvalResourceName: `arn:${partition}:${service}:\${Region}:\${Account}:\${ResourceType}/\${ResourceId}`,
    EvalDecision: order.find((word) => words.includes(word)) ?? 'implicitDeny',
    MatchedStatements: [],
    MissingContextValues: [],
    ResourceSpecificResults: all,
  };
};

const check = ({ actions, resources, resourcePolicy }: Simulation): void => {
  for (const action of actions) {
    if (/^[a-zA-Z0-9-]+:[a-zA-Z0-9]+$/.test(action)) continue;
    throw new AwsError('InvalidInput', `Invalid Action: ${action}. Simulation does not support wildcards in actions.`);
  }
  for (const resource of resources) {
    if (resource === '*' || /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(resource)) continue;
    throw new AwsError('InvalidInput', `Invalid Resource ARN: ${resource}`);
  }
  if (resourcePolicy !== undefined) checkPolicy(resourcePolicy, 'resource');
};

/** Each action on each resource, decided by the same engine that guards every call. */
export const simulate = (simulation: Simulation): EvaluationResult[] => {
  check(simulation);
  const context = contextIn(simulation);
  const resources = simulation.resources.length === 0 ? ['*'] : simulation.resources;
  return simulation.actions.map((action) => {
    const all = resources.map((resource) => simulateOne(simulation, context, action, resource));
    const [first] = all;
    return first !== undefined && all.length === 1 ? single(action, first) : several(action, all);
  });
};
