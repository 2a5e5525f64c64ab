import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { tagContext } from '../tag-context.ts';
import { logsState, type LogGroup, type LogStream } from './state.ts';

export const invalidParameter = (message: string): AwsError => new AwsError('InvalidParameterException', message);
const missingGroup = (): AwsError =>
  new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
export const missingStream = (): AwsError =>
  new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');

/** One failed constraint, in the words of the service's request validation. */
export const constraint = (field: string, value: unknown, rule: string): AwsError =>
  invalidParameter(validationErrors(failedConstraint(field, rule, String(value))));

/** One of the values that there are. */
export const checkOneOf = (field: string, value: string | undefined, allowed: string[]): void => {
  if (value === undefined || allowed.includes(value)) return;
  throw constraint(field, value, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
};

/** How many of a list an answer may hold. */
export const checkLimit = (limit: number, most: number): number => {
  if (limit < 1) throw constraint('limit', limit, 'Member must have value greater than or equal to 1');
  if (limit > most) throw constraint('limit', limit, `Member must have value less than or equal to ${most}`);
  return limit;
};

export const groupArn = ({ world, account, region }: Call, name: string): string =>
  `arn:${world.partition}:logs:${region}:${account}:log-group:${name}`;

type GroupTarget = { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined };

/** A group by name or ARN, the ARN with or without its final :*. */
export const groupName = (input: GroupTarget): string => {
  if (input.logGroupName !== undefined && input.logGroupIdentifier !== undefined) {
    throw new AwsError('ValidationException', 'LogGroup name and LogGroup ARN are mutually exclusive parameters.');
  }
  const text = input.logGroupName ?? input.logGroupIdentifier ?? '';
  return text.startsWith('arn:') ? (text.split(':')[6] ?? '') : text;
};

/** The call, as it would be where the ARN says that the group is: whether it may reach there is IAM's to decide. */
export const whereGroupIs = (call: Call, { logGroupIdentifier: text }: GroupTarget): Call => {
  const [, , , region = '', account = ''] = text?.startsWith('arn:') ? text.split(':') : [];
  return { ...call, region: region || call.region, account: account || call.account };
};

/** A group of the caller's own; an ARN of another region names none here. */
export const findTarget = (call: Call, target: GroupTarget): LogGroup => {
  const { account, region } = whereGroupIs(call, target);
  if (account !== call.account || region !== call.region) throw missingGroup();
  return findGroup(call, groupName(target));
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

/** AWS speaks of both names at once, whichever is too long. */
export const checkNameLength = (name: string): void => {
  if (name.length > 512) {
    throw invalidParameter('Invalid LogGroup or LogStream, both must have length less than or equal to 512.');
  }
};

export const checkGroupName = (name: string): void => {
  checkNameLength(name);
  if (name === '') {
    throw constraint('logGroupName', name, 'Member must have length greater than or equal to 1');
  }
  if (!/^[.\-_/#A-Za-z0-9]+$/.test(name)) {
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

/** Reading what a data protection policy masks is a permission of its own, also where there is none. */
export const onMasked = (call: Call, name: string, unmask: boolean | undefined): AuthorizationRequest[] =>
  unmask ? onGroup(call, 'Unmask', name) : [];

const tagging = ['TagResource', 'UntagResource', 'ListTagsForResource'];

export const onStream = (call: Call, action: string, name: string, stream: string): AuthorizationRequest[] => [
  {
    action: `logs:${action}`,
    resource: `${groupArn(call, name)}:log-stream:${stream}`,
    resourceAccount: call.account,
  },
];
