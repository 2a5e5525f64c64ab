import type { RequestContext } from './context.ts';
import { conditionHolds } from './conditions.ts';
import type { Policy, Statement } from './document.ts';
import { matchesGlob, matchesResourceArn, resolvePattern } from './pattern.ts';
import { matchPrincipal, type CallerNames, type PrincipalMatch } from './principals.ts';

export type EvaluatedRequest = { action: string; resource: string; context: RequestContext; caller: CallerNames };

/** AWS: a NotPrincipal with Deny always hits a caller who has a permissions boundary. */
type Options = { bounded: boolean };

const matchesAction = (pattern: string, action: string): boolean => {
  const resolved = resolvePattern(pattern, undefined);
  return resolved !== undefined && matchesGlob(resolved, action, true);
};

const matchesResource = (pattern: string, { resource, context }: EvaluatedRequest, variables: boolean): boolean => {
  if (pattern === '*') return true;
  const known = variables ? context : undefined;
  if (pattern.startsWith('arn:') && resource.startsWith('arn:')) return matchesResourceArn(pattern, resource, known);
  const resolved = resolvePattern(pattern, known);
  return resolved !== undefined && matchesGlob(resolved, resource);
};

export const coversAction = ({ actions, notActions }: Statement, action: string): boolean => {
  if (actions !== undefined) return actions.some((pattern) => matchesAction(pattern, action));
  return notActions !== undefined && !notActions.some((pattern) => matchesAction(pattern, action));
};

const covers = (statement: Statement, request: EvaluatedRequest, variables: boolean): boolean => {
  const { resources, notResources } = statement;
  if (!coversAction(statement, request.action)) return false;
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
  { bounded }: Options,
): PrincipalMatch => {
  if (!covers(statement, request, policy.variables)) return 'none';
  if (statement.principal !== undefined) return matchPrincipal(statement.principal, request.caller);
  if (statement.notPrincipal === undefined) return 'none';
  if (bounded && statement.effect === 'Deny') return 'everybody';
  return matchPrincipal(statement.notPrincipal, request.caller) === 'none' ? 'everybody' : 'none';
};
