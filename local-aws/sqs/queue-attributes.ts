import { AwsError, notImplemented } from '../aws-error.ts';
import type { World } from '../world.ts';
import { checkPolicy } from './check-policy.ts';
import { checkRedriveAllowPolicy } from './check-redrive-allow-policy.ts';
import { queueByArn, type Queue } from './state.ts';

export const defaultAttributes = {
  VisibilityTimeout: '30',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
} as const;

const ranges: Record<string, [number, number]> = {
  VisibilityTimeout: [0, 43_200],
  MaximumMessageSize: [1_024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
  DelaySeconds: [0, 900],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
};

const invalidValue = (name: string): AwsError =>
  new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);

export type RedrivePolicy = { deadLetterTargetArn: string; maxReceiveCount: number };

export const redrivePolicy = (queue: Queue): RedrivePolicy | undefined => {
  const text = queue.attributes.RedrivePolicy;
  if (!text) return undefined;
  return JSON.parse(text) as RedrivePolicy;
};

/** A number attribute of the queue, set or by default. */
export const numberAttribute = (queue: Queue, name: keyof typeof defaultAttributes): number =>
  Number(queue.attributes[name] ?? defaultAttributes[name]);

export type Attributes = Partial<Record<string, string>>;

/** What a queue keeps of attributes that were set: no empty ones, and the redrive policy as SQS writes it. */
export const storedAttributes = (attributes: Attributes): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value ? [[name, name === 'RedrivePolicy' ? writtenRedrivePolicy(value) : value]] : [],
    ),
  );

const writtenRedrivePolicy = (text: string): string => {
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(text) as RedrivePolicy;
  return JSON.stringify({ deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) });
};

/** Checks attributes as CreateQueue and SetQueueAttributes do; an empty value removes what can be removed. */
export const checkAttributes = (world: World, attributes: Attributes): void => {
  for (const [name, value = ''] of Object.entries(attributes)) {
    const range = ranges[name];
    if (range) checkNumber(name, value, range);
    else if (name === 'Policy') {
      if (value !== '') checkPolicy(value);
    } else if (name === 'RedriveAllowPolicy') checkRedriveAllowPolicy(value);
    else if (name === 'RedrivePolicy') checkRedrivePolicy(world, value);
    else if (name === 'SqsManagedSseEnabled') checkBoolean(name, value);
    else if (name === 'DeduplicationScope' || name === 'FifoThroughputLimit') {
      throw new AwsError('InvalidAttributeName', `You can specify the ${name} only when FifoQueue is set to true.`);
    } else if (name === 'KmsMasterKeyId') {
      if (value !== '') throw notImplemented('sqs', 'KmsMasterKeyId');
    } else throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
};

const checkNumber = (name: string, value: string, [low, high]: [number, number]): void => {
  const number = Number(value);
  if (!/^-?\d+$/.test(value) || number < low || number > high) throw invalidValue(name);
};

const checkBoolean = (name: string, value: string): void => {
  if (value !== 'true' && value !== 'false') throw invalidValue(name);
};

const parseObject = (value: string): Record<string, unknown> | undefined => {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const wrongRedrivePolicy = (value: string, reason: string): AwsError =>
  new AwsError('InvalidParameterValue', `Value ${value} for parameter RedrivePolicy is invalid. Reason: ${reason}`);

const checkRedrivePolicy = (world: World, value: string): void => {
  if (value === '') return;
  const policy = parseObject(value);
  if (policy === undefined) throw wrongRedrivePolicy(value, 'Redrive policy is not a valid JSON map.');
  const { maxReceiveCount, deadLetterTargetArn: target } = policy;
  for (const name of ['maxReceiveCount', 'deadLetterTargetArn']) {
    if (policy[name] !== undefined) continue;
    throw wrongRedrivePolicy(value, `Redrive policy does not contain mandatory attribute: ${name}.`);
  }
  const count = Number(maxReceiveCount);
  if (!Number.isInteger(count) || count < 1 || count > 1_000) {
    throw wrongRedrivePolicy(
      value,
      `Invalid value for maxReceiveCount: ${String(maxReceiveCount)}, valid values are from 1 to 1000 both inclusive.`,
    );
  }
  if (typeof target !== 'string' || !/^arn:[^:]+:sqs:[^:]+:\d{12}:.+$/.test(target)) {
    throw wrongRedrivePolicy(value, 'Invalid value for deadLetterTargetArn.');
  }
  if (queueByArn(world, target) === undefined) throw wrongRedrivePolicy(value, 'Dead letter target does not exist.');
};

/** RedriveAllowPolicy of a dead-letter queue decides which queues may use it. */
export const checkRedriveAllowed = (world: World, source: Queue): void => {
  const target = redrivePolicy(source) && queueByArn(world, redrivePolicy(source)?.deadLetterTargetArn ?? '');
  if (!target) return;
  if (target.account !== source.account || target.region !== source.region) {
    throw wrongRedrivePolicy(
      source.attributes.RedrivePolicy ?? '',
      'Dead-letter target owner should be same as the source.',
    );
  }
  const allow = target.attributes.RedriveAllowPolicy;
  if (!allow) return;
  const { redrivePermission = 'allowAll', sourceQueueArns = [] } = JSON.parse(allow) as {
    redrivePermission?: string;
    sourceQueueArns?: string[];
  };
  const allowed =
    redrivePermission === 'allowAll' || (redrivePermission === 'byQueue' && sourceQueueArns.includes(source.arn));
  if (!allowed) {
    throw wrongRedrivePolicy(
      source.attributes.RedrivePolicy ?? '',
      `Source queue ${source.arn} is not allowed by the dead-letter queue.`,
    );
  }
};
