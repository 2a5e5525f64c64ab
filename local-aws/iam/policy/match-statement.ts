import type { RequestContext } from './context.ts';
import { conditionHolds } from './conditions.ts';
import type { Policy, Statement } from './document.ts';
import { matchesArn, matchesGlob, resolvePattern } from './pattern.ts';
import { matchPrincipal, type CallerNames, type PrincipalMatch } from './principals.ts';

export type EvaluatedRequest = { action: string; resource: string; context: RequestContext; caller: CallerNames };

const matchesAction = (pattern: string, action: string): boolean => {
  const resolved = resolvePattern(pattern, undefined);
  return resolved !== undefined && matchesGlob(resolved, action, true);
};

const matchesResource = (pattern: string, { resource, context }: EvaluatedRequest, variables: boolean): boolean => {
  if (pattern === '*') return true;
  const resolved = resolvePattern(pattern, variables ? context : undefined);
  if (resolved === undefined) return false;
  const segments = pattern.split(':').length >= 6 && resource.split(':').length >= 6;
  return segments ? matchesArn(resolved, resource) : matchesGlob(resolved, resource);
};

const covers = (statement: Statement, request: EvaluatedRequest, variables: boolean): boolean => {
  const { actions, notActions, resources, notResources } = statement;
  if (actions !== undefined && !actions.some((pattern) => matchesAction(pattern, request.action))) return false;
  if (notActions?.some((pattern) => matchesAction(pattern, request.action))) return false;
  if (resources !== undefined && !resources.some((p) => matchesResource(p, request, variables))) return false;
  if (notResources?.some((p) => matchesResource(p, request, variables))) return false;
  return statement.conditions.every(([operator, key, values]) =>
    conditionHolds(operator, key, values, request.context, variables),
  );
};

/** How a statement of an identity-based policy, a boundary or a session policy matches: it has no Principal. */
export const matchesStatement = (policy: Policy, statement: Statement, request: EvaluatedRequest): boolean =>
  covers(statement, request, policy.variables);

/** How a statement of a resource-based policy matches. */
export const matchesResourceStatement = (
  policy: Policy,
  statement: Statement,
  request: EvaluatedRequest,
): PrincipalMatch => {
  if (!covers(statement, request, policy.variables)) return 'none';
  if (statement.principal !== undefined) return matchPrincipal(statement.principal, request.caller);
  if (statement.notPrincipal === undefined) return 'none';
  return matchPrincipal(statement.notPrincipal, request.caller) === 'none' ? 'direct' : 'none';
};
