import type { GetQueueAttributesRequest, GetQueueAttributesResult } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { defaultAttributes } from './queue-attributes.ts';
import type { Queue } from './state.ts';
import { dropExpired } from './take-messages.ts';

const optional = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'];

export const getQueueAttributes: Operation<GetQueueAttributesRequest, GetQueueAttributesResult> = {
  authorize: (call, input) => onQueue(call, 'GetQueueAttributes', input.QueueUrl),
  run: (call, { QueueUrl, AttributeNames = [] }) => {
    const queue = findQueue(call, QueueUrl);
    dropExpired(call.world, queue);
    const all = allAttributes(queue, call.world.clock.now());
    const wanted: string[] = AttributeNames;
    for (const name of wanted) {
      if (name !== 'All' && !(name in all) && !optional.includes(name)) {
        throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
      }
    }
    const entries = Object.entries(all).filter(([name]) => wanted.includes('All') || wanted.includes(name));
    return entries.length > 0 ? { Attributes: Object.fromEntries(entries) } : {};
  },
};

const allAttributes = (queue: Queue, now: number): Record<string, string> => {
  const hidden = queue.messages.filter((message) => message.visibleAt > now);
  const delayed = hidden.filter((message) => message.receiveCount === 0).length;
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(queue.messages.length - hidden.length),
    ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1_000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1_000)),
    ...defaultAttributes,
    ...queue.attributes,
  };
};
