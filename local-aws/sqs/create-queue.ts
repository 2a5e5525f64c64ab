import type { CreateQueueRequest, CreateQueueResult } from '@aws-sdk/client-sqs';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import {
  checkAttributes,
  checkRedriveAllowed,
  defaultAttributes,
  storedAttributes,
  type Attributes,
} from './queue-attributes.ts';
import { queueArn, queueUrl, sqsState, type Queue } from './state.ts';
import { checkTags } from './tag-queue.ts';

export const createQueue: Operation<CreateQueueRequest, CreateQueueResult> = {
  authorize: ({ world, account, region }, { QueueName = '', tags = {} }) => {
    const resource = queueArn(world, account, region, QueueName);
    const context = requestTagContext(tags);
    const create = { action: 'sqs:CreateQueue', resource, resourceAccount: account, context };
    return Object.keys(tags).length > 0 ? [create, { ...create, action: 'sqs:TagQueue' }] : [create];
  },
  run: ({ world, account, region }, { QueueName: name, Attributes = {}, tags = {} }) => {
    checkName(name, Attributes);
    checkAttributes(world, Attributes);
    const attributes = storedAttributes(Attributes);
    checkTags(name, tags);
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

function checkName(name: string | undefined, { FifoQueue }: Attributes): asserts name is string {
  if (!name) throw new AwsError('InvalidParameterValue', 'Queue name cannot be empty');
  const isFifo = FifoQueue?.toLowerCase() === 'true';
  if (isFifo && /^[\w-]{1,75}\.fifo$/.test(name)) throw notImplemented('sqs', 'FifoQueue');
  if (isFifo) {
    throw new AwsError(
      'InvalidParameterValue',
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length',
    );
  }
  if (!/^[\w-]{1,80}$/.test(name)) {
    throw new AwsError(
      'InvalidParameterValue',
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  }
}

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
