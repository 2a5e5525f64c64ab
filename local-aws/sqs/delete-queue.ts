import type { DeleteQueueRequest } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { announceArrival } from './arrivals.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { sqsState } from './state.ts';

export const deleteQueue: Operation<DeleteQueueRequest, object> = {
  authorize: (call, input) => onQueue(call, 'DeleteQueue', input.QueueUrl),
  run: (call, input) => {
    const queue = findQueue(call, input.QueueUrl);
    const state = sqsState(call.world, queue.account, queue.region);
    state.queues.delete(queue.name);
    state.deleted.set(queue.name, call.world.clock.now());
    announceArrival(call.world, queue.arn);
    return {};
  },
};
