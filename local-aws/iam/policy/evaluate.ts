import type { Policy } from './document.ts';
import { matchesResourceStatement, matchesStatement, type EvaluatedRequest } from './match-statement.ts';
import { strongest, type PrincipalMatch } from './principals.ts';

export type NamedPolicy = { name: string; policy: Policy };

/** Everything that has a say. An absent boundary or session policy does not limit; an empty list allows nothing. */
export type PolicySet = {
  identity: NamedPolicy[];
  boundary?: NamedPolicy[] | undefined;
  session?: NamedPolicy[] | undefined;
  resource?: NamedPolicy | undefined;
  /** A role's trust policy: without it nobody gets in, not even the account's administrator. */
  resourceMustAllow?: boolean;
  /** Caller and resource are in one account. */
  sameAccount: boolean;
  /** The account's root user needs no policy of its own. */
  root?: boolean;
};

export type PolicyKind = 'identity' | 'boundary' | 'session' | 'resource';
export type Decision = {
  allowed: boolean;
  /** An explicit deny, as against nothing that allows. */
  explicit: boolean;
  /** Which kind of policy decided. */
  by: PolicyKind;
  /** policy name, and Sid or index of the statement that decided, if one did */
  statement?: string;
};

type Verdict = { allow: string | undefined; deny: string | undefined };

const label = (name: string, sid: string | undefined, index: number): string => `${name}#${sid ?? String(index)}`;

const verdictOf = (policies: NamedPolicy[], request: EvaluatedRequest): Verdict => {
  const verdict: Verdict = { allow: undefined, deny: undefined };
  for (const { name, policy } of policies) {
    for (const [index, statement] of policy.statements.entries()) {
      const wanted = statement.effect === 'Deny' ? 'deny' : 'allow';
      if (verdict[wanted] !== undefined || !matchesStatement(policy, statement, request)) continue;
      verdict[wanted] = label(name, statement.sid, index);
    }
  }
  return verdict;
};

const resourceVerdictOf = (
  named: NamedPolicy | undefined,
  request: EvaluatedRequest,
  bounded: boolean,
): Verdict & { match: PrincipalMatch } => {
  const verdict: Verdict & { match: PrincipalMatch } = { allow: undefined, deny: undefined, match: 'none' };
  for (const [index, statement] of (named?.policy.statements ?? []).entries()) {
    const match =
      named === undefined ? 'none' : matchesResourceStatement(named.policy, statement, request, { bounded });
    if (match === 'none') continue;
    const name = label(named?.name ?? '', statement.sid, index);
    if (statement.effect === 'Deny') verdict.deny ??= name;
    else {
      verdict.allow ??= name;
      verdict.match = strongest([verdict.match, match]);
    }
  }
  return verdict;
};

const allow = (by: PolicyKind, statement: string | undefined): Decision => ({
  allowed: true,
  explicit: false,
  by,
  ...(statement === undefined ? {} : { statement }),
});
const refuse = (by: PolicyKind): Decision => ({ allowed: false, explicit: false, by });

/** The decision of AWS's policy evaluation logic: a pure function of the policies and the request. */
export const evaluate = (policies: PolicySet, request: EvaluatedRequest): Decision => {
  const identity = verdictOf(policies.identity, request);
  const boundary = policies.boundary && verdictOf(policies.boundary, request);
  const session = policies.session && verdictOf(policies.session, request);
  const resource = resourceVerdictOf(policies.resource, request, boundary !== undefined);

  for (const [by, verdict] of Object.entries({ identity, resource, boundary, session })) {
    if (verdict?.deny === undefined) continue;
    return { allowed: false, explicit: true, by: by as PolicyKind, statement: verdict.deny };
  }

  const { kind } = request.caller.principal;
  if (kind === 'service' || kind === 'anonymous') {
    return resource.allow === undefined ? refuse('resource') : allow('resource', resource.allow);
  }
  const own = policies.root ? 'root' : identity.allow;
  const sessionLimit = (): Decision | undefined =>
    session !== undefined && session.allow === undefined ? refuse('session') : undefined;
  const limits = (): Decision | undefined =>
    boundary !== undefined && boundary.allow === undefined ? refuse('boundary') : sessionLimit();

  if (!policies.sameAccount) {
    if (own === undefined) return refuse('identity');
    return limits() ?? (resource.allow === undefined ? refuse('resource') : allow('identity', own));
  }
  // A grant to exactly this user or session is not cut down by an implicit deny elsewhere
  if (resource.match === 'direct') return allow('resource', resource.allow);
  if (resource.match === 'everybody') return sessionLimit() ?? allow('resource', resource.allow);
  if (resource.match === 'role') return limits() ?? allow('resource', resource.allow);
  if (policies.resourceMustAllow && resource.match === 'none') return refuse('resource');
  if (own === undefined) return refuse('identity');
  return limits() ?? allow('identity', own);
};
