import type { PurgeQueueRequest } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';

const pause = 60_000;

export const purgeQueue: Operation<PurgeQueueRequest, object> = {
  authorize: (call, input) => onQueue(call, 'PurgeQueue', input.QueueUrl),
  run: (call, input) => {
    const queue = findQueue(call, input.QueueUrl);
    const now = call.world.clock.now();
    if (queue.purgedAt !== undefined && now < queue.purgedAt + pause) {
      throw new AwsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
      );
    }
    queue.purgedAt = now;
    queue.messages = [];
    return {};
  },
};
