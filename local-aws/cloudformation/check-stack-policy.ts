import type { Change } from '@aws-sdk/client-cloudformation';
import { validationError } from './errors.ts';
import { isRecord } from './template/template.ts';

type Statement = {
  Effect: string;
  Action: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
};

/** A stack policy denies by default, once there is one. Only its actions and logical ids are looked at. */
export const checkStackPolicy = (policy: string | undefined, changes: Change[]): void => {
  if (policy === undefined) return;
  for (const { ResourceChange } of changes) {
    const action = actionOf(ResourceChange?.Action, ResourceChange?.Replacement);
    if (action === undefined) continue;
    if (!allows(statementsOf(policy), action, `LogicalResourceId/${ResourceChange?.LogicalResourceId}`))
      throw validationError(
        `Action denied by stack policy: Statement does not allow [${action}] for resource [LogicalResourceId/${ResourceChange?.LogicalResourceId}]`,
      );
  }
};

/** Refuses what is no policy. */
export const checkPolicyText = (policy: string): void => {
  if (statementsOf(policy).length === 0) throw validationError('Error validating stack policy: Invalid stack policy');
};

const actionOf = (action: string | undefined, replacement: string | undefined): string | undefined => {
  if (action === 'Remove') return 'Update:Delete';
  if (action !== 'Modify') return undefined;
  return replacement === 'True' ? 'Update:Replace' : 'Update:Modify';
};

const statementsOf = (policy: string): Statement[] => {
  try {
    const parsed: unknown = JSON.parse(policy);
    if (isRecord(parsed)) return [parsed['Statement'] ?? []].flat() as Statement[];
  } catch {
    // reported by whoever finds no statement
  }
  return [];
};

const allows = (statements: Statement[], action: string, resource: string): boolean => {
  const applies = ({ Action, Resource, NotResource }: Statement) =>
    [Action].flat().some((pattern) => like(pattern, action)) &&
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
