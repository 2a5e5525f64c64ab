import type { TagQueueRequest } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { requestTagContext } from '../tag-context.ts';

export const tagQueue: Operation<TagQueueRequest, object> = {
  authorize: (call, { QueueUrl, Tags = {} }) => onQueue(call, 'TagQueue', QueueUrl, requestTagContext(Tags)),
  run: (call, { QueueUrl, Tags = {} }) => {
    const queue = findQueue(call, QueueUrl);
    queue.tags = { ...queue.tags, ...Tags };
    return {};
  },
};
