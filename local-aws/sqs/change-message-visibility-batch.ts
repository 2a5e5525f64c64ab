import type { ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResult } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { runBatch } from './batch.ts';
import { setVisibility } from './change-message-visibility.ts';
import { findQueue, onQueue } from './find-queue.ts';

export const changeMessageVisibilityBatch: Operation<
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityBatchResult
> = {
  authorize: (call, input) => onQueue(call, 'ChangeMessageVisibility', input.QueueUrl),
  run: (call, input) => {
    const queue = findQueue(call, input.QueueUrl);
    return runBatch('ChangeMessageVisibilityBatch', input.Entries, (entry) => {
      setVisibility(call, queue, entry.ReceiptHandle, entry.VisibilityTimeout);
      return {};
    });
  },
};
