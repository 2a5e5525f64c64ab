import type { CreateQueueRequest, CreateQueueResult } from '@aws-sdk/client-sqs';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { checkAttributes, checkRedriveAllowed, defaultAttributes } from './queue-attributes.ts';
import { queueArn, queueUrl, sqsState, type Queue } from './state.ts';

export const createQueue: Operation<CreateQueueRequest, CreateQueueResult> = {
  authorize: ({ world, account, region }, { QueueName = '', tags = {} }) => {
    const resource = queueArn(world, account, region, QueueName);
    const context = requestTagContext(tags);
    const create = { action: 'sqs:CreateQueue', resource, resourceAccount: account, context };
    return Object.keys(tags).length > 0 ? [create, { ...create, action: 'sqs:TagQueue' }] : [create];
  },
  run: ({ world, account, region }, { QueueName: name, Attributes = {}, tags = {} }) => {
    checkName(name);
    const attributes = definedValues(Attributes);
    checkAttributes(world, attributes);
    const state = sqsState(world, account, region);
    const existing = state.queues.get(name);
    if (existing) {
      refuseDifference(existing, attributes);
      return { QueueUrl: queueUrl(world, existing) };
    }
    const now = world.clock.now();
    const deletedAt = state.deleted.get(name);
    if (deletedAt !== undefined && now < deletedAt + 60_000) {
      throw new AwsError(
        'QueueDeletedRecently',
        'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
      );
    }
    const queue: Queue = {
      name,
      arn: queueArn(world, account, region, name),
      account,
      region,
      attributes,
      tags: { ...tags },
      createdAt: now,
      modifiedAt: now,
      messages: [],
    };
    checkRedriveAllowed(world, queue);
    state.queues.set(name, queue);
    state.deleted.delete(name);
    return { QueueUrl: queueUrl(world, queue) };
  },
};

function checkName(name: string | undefined): asserts name is string {
  if (!name) throw new AwsError('MissingParameter', 'The request must contain the parameter QueueName.');
  if (/^[\w-]{1,75}\.fifo$/.test(name)) throw notImplemented('sqs', 'FifoQueue');
  if (!/^[\w-]{1,80}$/.test(name)) {
    throw new AwsError(
      'InvalidParameterValue',
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  }
}

export const definedValues = (attributes: Partial<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value ? [[name, value]] : [])));

const refuseDifference = (queue: Queue, attributes: Record<string, string>): void => {
  const current: Record<string, string> = { ...defaultAttributes, ...queue.attributes };
  for (const [name, value] of Object.entries(attributes)) {
    if (current[name] === value) continue;
    throw new AwsError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${name}`,
    );
  }
};
