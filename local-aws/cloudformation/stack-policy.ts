import { isDeepStrictEqual } from 'node:util';
import { validationError } from './errors.ts';
import { isRecord } from './template/template.ts';

type Statement = {
  Effect: string;
  Principal?: unknown;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: { [operator: string]: { ResourceType?: string | string[] } };
};

export type ProtectedAction = 'Update:Modify' | 'Update:Replace' | 'Update:Delete';

/** Why a stack policy keeps a resource as it is; nothing when it lets the change be. Once there is one, it denies by default. */
export const refusalByPolicy = (
  policy: string | undefined,
  action: ProtectedAction,
  { logicalId, type }: { logicalId: string; type: string },
): string | undefined => {
  const statements = statementsOf(policy ?? '{}') ?? [];
  // Of two statements that differ in nothing but their effect, the later one counts.
  const counts = (statement: Statement, index: number) =>
    !statements
      .slice(index + 1)
      .some((later) => isDeepStrictEqual({ ...later, Effect: '' }, { ...statement, Effect: '' }));
  if (statements.length === 0) return undefined;
  const resource = `LogicalResourceId/${logicalId}`;
  const applies = (statement: Statement) =>
    names(statement.Action, statement.NotAction, action) &&
    names(statement.Resource, statement.NotResource, resource) &&
    Object.values(statement.Condition ?? {}).every(({ ResourceType }) => names(ResourceType, undefined, type));
  const firstWith = (effect: string) =>
    statements.findIndex(
      (statement, index) => statement.Effect === effect && applies(statement) && counts(statement, index),
    );
  const denying = firstWith('Deny');
  const { Action = action, Resource = resource } = statements[denying] ?? {};
  if (denying >= 0)
    return `Action denied by stack policy: Statement [#${denying + 1}] does not allow [${listed(Action)}] for resource [${listed(Resource)}];`;
  return firstWith('Allow') >= 0 ? undefined : 'Action not allowed by stack policy';
};

const listed = (some: string | string[]): string => [some].flat().join(', ');

/** Refuses what is no policy; an empty one protects nothing. */
export const checkPolicyText = (policy: string): void => {
  const statements = statementsOf(policy);
  if (statements === undefined || !statements.every(isValid))
    throw validationError('Error validating stack policy: Invalid stack policy');
};

/** Of principals there is only everybody, of actions only updates, of conditions only the type of the resource. */
const isValid = ({ Effect, Principal, Action, NotAction, Condition }: Statement): boolean => {
  const actions = [Action ?? NotAction ?? []].flat();
  return (
    (Effect === 'Allow' || Effect === 'Deny') &&
    Principal === '*' &&
    actions.length > 0 &&
    actions.every((action) => action === '*' || /^Update:/.test(action)) &&
    Object.entries(Condition ?? {}).every(
      ([operator, keys]) =>
        /^String(Equals|Like)$/.test(operator) && Object.keys(keys).every((key) => key === 'ResourceType'),
    )
  );
};

const statementsOf = (policy: string): Statement[] | undefined => {
  try {
    const parsed: unknown = JSON.parse(policy);
    return isRecord(parsed) ? ([parsed['Statement'] ?? []].flat() as Statement[]) : undefined;
  } catch {
    return undefined;
  }
};

const names = (some: string | string[] | undefined, others: string | string[] | undefined, value: string): boolean =>
  others === undefined
    ? [some ?? []].flat().some((pattern) => like(pattern, value))
    : ![others].flat().some((pattern) => like(pattern, value));

const like = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(value);
