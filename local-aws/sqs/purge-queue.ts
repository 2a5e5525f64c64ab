import type { PurgeQueueRequest } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';

export const purgeQueue: Operation<PurgeQueueRequest, object> = {
  authorize: (call, input) => onQueue(call, 'PurgeQueue', input.QueueUrl),
  run: (call, input) => {
    findQueue(call, input.QueueUrl).messages = [];
    return {};
  },
};
