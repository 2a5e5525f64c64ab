import type { ContextEntry, EvaluationResult } from '@aws-sdk/client-iam';
import type { PolicyDocument } from '../../operation.ts';
import type { Principal } from '../../principal.ts';
import { checkDocument } from '../check-document.ts';
import { contextOf } from '../policy/context.ts';
import { parsePolicy, policyOf } from '../policy/document.ts';
import { evaluate, type NamedPolicy } from '../policy/evaluate.ts';

export type Simulation = {
  identity: NamedPolicy[];
  boundary?: NamedPolicy[] | undefined;
  resourcePolicy?: string | undefined;
  actions: string[];
  resources: string[] | undefined;
  context: ContextEntry[] | undefined;
  caller: Principal;
  callerArn: string;
};

export const namedPolicies = (texts: string[] | undefined, name: string): NamedPolicy[] =>
  (texts ?? []).map((text, i) => {
    checkDocument(text, 'identity');
    return { name: `${name}.${i + 1}`, policy: parsePolicy(text) };
  });

const values = (entries: ContextEntry[] | undefined): Record<string, string | string[]> =>
  Object.fromEntries(
    (entries ?? []).map(({ ContextKeyName = '', ContextKeyValues = [], ContextKeyType = 'string' }) => [
      ContextKeyName,
      ContextKeyType.endsWith('List') ? ContextKeyValues : (ContextKeyValues[0] ?? ''),
    ]),
  );

/** Each action on each resource, decided by the same engine that guards every call. */
export const simulate = (simulation: Simulation): EvaluationResult[] => {
  const context = contextOf({ 'aws:PrincipalArn': simulation.callerArn, ...values(simulation.context) });
  const resource = simulation.resourcePolicy;
  return simulation.actions.flatMap((action) =>
    (simulation.resources ?? ['*']).map((arn): EvaluationResult => {
      const decision = evaluate(
        {
          identity: simulation.identity,
          boundary: simulation.boundary,
          resource:
            resource === undefined
              ? undefined
              : { name: 'ResourcePolicy', policy: policyOf(JSON.parse(resource) as PolicyDocument) },
          sameAccount: true,
        },
        { action, resource: arn, context, caller: { principal: simulation.caller, roleArn: simulation.callerArn } },
      );
      const refused = decision.explicit ? 'explicitDeny' : 'implicitDeny';
      return {
        EvalActionName: action,
        EvalResourceName: arn,
        EvalDecision: decision.allowed ? 'allowed' : refused,
        MatchedStatements:
          decision.statement === undefined ? [] : [{ SourcePolicyId: decision.statement.split('#')[0] ?? '' }],
        MissingContextValues: [],
        ...(simulation.boundary === undefined
          ? {}
          : {
              PermissionsBoundaryDecisionDetail: {
                AllowedByPermissionsBoundary: decision.allowed || decision.by !== 'boundary',
              },
            }),
      };
    }),
  );
};
