import type { Change } from '@aws-sdk/client-cloudformation';
import { validationError } from './errors.ts';
import { isRecord } from './template/template.ts';

type Statement = {
  Effect: string;
  Principal?: unknown;
  Action?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
};

/** A stack policy denies by default, once there is one. Only its actions and logical ids are looked at. */
export const checkStackPolicy = (policy: string | undefined, changes: Change[]): void => {
  const statements = statementsOf(policy ?? '{}') ?? [];
  if (statements.length === 0) return;
  for (const { ResourceChange } of changes) {
    const action = actionOf(ResourceChange?.Action, ResourceChange?.Replacement);
    if (action === undefined) continue;
    if (!allows(statements, action, `LogicalResourceId/${ResourceChange?.LogicalResourceId}`))
      throw validationError(
        `Action denied by stack policy: Statement does not allow [${action}] for resource [LogicalResourceId/${ResourceChange?.LogicalResourceId}]`,
      );
  }
};

/** Refuses what is no policy; an empty one protects nothing. */
export const checkPolicyText = (policy: string): void => {
  const statements = statementsOf(policy);
  if (statements === undefined || !statements.every(isValid))
    throw validationError('Error validating stack policy: Invalid stack policy');
};

/** Of principals there is only everybody, of actions only updates. */
const isValid = ({ Effect, Principal, Action }: Statement): boolean =>
  (Effect === 'Allow' || Effect === 'Deny') &&
  Principal === '*' &&
  [Action ?? []].flat().length > 0 &&
  [Action ?? []].flat().every((action) => action === '*' || /^Update:/.test(action));

const actionOf = (action: string | undefined, replacement: string | undefined): string | undefined => {
  if (action === 'Remove') return 'Update:Delete';
  if (action !== 'Modify') return undefined;
  return replacement === 'True' ? 'Update:Replace' : 'Update:Modify';
};

const statementsOf = (policy: string): Statement[] | undefined => {
  try {
    const parsed: unknown = JSON.parse(policy);
    return isRecord(parsed) ? ([parsed['Statement'] ?? []].flat() as Statement[]) : undefined;
  } catch {
    return undefined;
  }
};

const allows = (statements: Statement[], action: string, resource: string): boolean => {
  const applies = ({ Action, Resource, NotResource }: Statement) =>
    [Action ?? []].flat().some((pattern) => like(pattern, action)) &&
    (NotResource === undefined
      ? [Resource ?? []].flat().some((pattern) => like(pattern, resource))
      : ![NotResource].flat().some((pattern) => like(pattern, resource)));
  const matching = statements.filter(applies);
  return matching.some(({ Effect }) => Effect === 'Allow') && !matching.some(({ Effect }) => Effect === 'Deny');
};

const like = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(value);
