import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { constraint, groupArn, groupName, onGroup, whereGroupIs } from './log-groups.ts';
import { logsState, type LogGroup } from './state.ts';

const maxTags = 50;
const letters = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';
const lengths = (min: number, max: number) =>
  `Member must have length less than or equal to ${max}, Member must have length greater than or equal to ${min}`;
const pattern = (shown: string) => `Member must satisfy regular expression pattern: ^(${shown})$`;

const fits = (text: string, min: number, max: number): boolean =>
  text.length >= min && text.length <= max && new RegExp(`^${letters}*$`, 'u').test(text);

/** Tags as a request gives them; those of AWS do not count. */
export const checkTags = (tags: Record<string, string> | undefined): void => {
  if (tags === undefined) return;
  const given = Object.entries(tags);
  const fail = (rule: string) =>
    constraint('tags', `{${given.map(([key, value]) => `${key}=${value}`).join(', ')}}`, rule);
  if (given.length === 0) throw fail('Member must have length greater than or equal to 1');
  if (ownTags(tags) > maxTags) throw fail(`Member must have length less than or equal to ${maxTags}`);
  if (!given.every(([key]) => fits(key, 1, 128)))
    throw fail(`Map keys must satisfy constraint: [${lengths(1, 128)}, ${pattern(`${letters}+`)}]`);
  if (!given.every(([, value]) => fits(value, 0, 256)))
    throw fail(`Map value must satisfy constraint: [${lengths(0, 256)}, ${pattern(`${letters}*`)}]`);
};

export const checkTagCount = (tags: Record<string, string>): void => {
  if (ownTags(tags) > maxTags)
    throw new AwsError('TooManyTagsException', `A resource can have no more than ${maxTags} tags.`);
};

const ownTags = (tags: Record<string, string>): number =>
  Object.keys(tags).filter((key) => !key.startsWith('aws:')).length;

/** Tagging takes the ARN without the :* that DescribeLogGroups shows. */
export const findTagged = (call: Call, arn = ''): LogGroup => {
  if (!/^arn:[^:]+:logs:[^:]*:\d{12}:log-group:[^:*]+$/.test(arn))
    throw new AwsError('ValidationException', 'Invalid resourceArn');
  const group = logsState(call.world, call.account, call.region).groups.get(groupName({ logGroupIdentifier: arn }));
  if (group === undefined || arn !== groupArn(call, group.name)) {
    throw new AwsError('ResourceNotFoundException', 'The specified resource does not exist.');
  }
  return group;
};

export const onTagged = (
  call: Call,
  action: string,
  arn: string | undefined,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  const target = { logGroupIdentifier: arn };
  return onGroup(whereGroupIs(call, target), action, groupName(target), context);
};
