import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { tagContext } from '../tag-context.ts';
import { logsState, type LogGroup, type LogStream } from './state.ts';

export const invalidParameter = (message: string): AwsError => new AwsError('InvalidParameterException', message);
export const missingGroup = (): AwsError =>
  new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
export const missingStream = (): AwsError =>
  new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');

/** One failed constraint, in the words of the service's request validation. */
export const constraint = (field: string, value: unknown, rule: string): AwsError =>
  invalidParameter(
    `1 validation error detected: Value '${String(value)}' at '${field}' failed to satisfy constraint: ${rule}`,
  );

/** How many of a list an answer may hold. */
export const checkLimit = (limit: number, most: number): number => {
  if (limit < 1) throw constraint('limit', limit, 'Member must have value greater than or equal to 1');
  if (limit > most) throw constraint('limit', limit, `Member must have value less than or equal to ${most}`);
  return limit;
};

export const groupArn = ({ world, account, region }: Call, name: string): string =>
  `arn:${world.partition}:logs:${region}:${account}:log-group:${name}`;

/** A group by name or ARN, the ARN with or without its final :*. */
export const groupName = (input: {
  logGroupName?: string | undefined;
  logGroupIdentifier?: string | undefined;
}): string => {
  const text = input.logGroupName ?? input.logGroupIdentifier ?? '';
  return text.startsWith('arn:') ? (text.split(':')[6] ?? '') : text;
};

export const findGroup = ({ world, account, region }: Call, name: string | undefined): LogGroup => {
  const group = logsState(world, account, region).groups.get(name ?? '');
  if (group === undefined) throw missingGroup();
  return group;
};

export const findStream = (call: Call, group: string | undefined, stream: string | undefined): LogStream => {
  const found = findGroup(call, group).streams.get(stream ?? '');
  if (found === undefined) throw missingStream();
  return found;
};

export const checkGroupName = (name: string): void => {
  if (name.length > 512 || !/^[.\-_/#A-Za-z0-9]+$/.test(name)) {
    throw constraint('logGroupName', name, 'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+');
  }
};

/** The decision on a log group: policies name its ARN with :*, except for the three tagging actions. */
export const onGroup = (
  call: Call,
  action: string,
  name: string,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  const tags = logsState(call.world, call.account, call.region).groups.get(name)?.tags ?? {};
  const arn = groupArn(call, name);
  return [
    {
      action: `logs:${action}`,
      resource: tagging.includes(action) ? arn : `${arn}:*`,
      resourceAccount: call.account,
      context: { ...tagContext('aws:ResourceTag', tags), ...context },
    },
  ];
};

const tagging = ['TagResource', 'UntagResource', 'ListTagsForResource'];

export const onStream = (call: Call, action: string, name: string, stream: string): AuthorizationRequest[] => [
  {
    action: `logs:${action}`,
    resource: `${groupArn(call, name)}:log-stream:${stream}`,
    resourceAccount: call.account,
  },
];
