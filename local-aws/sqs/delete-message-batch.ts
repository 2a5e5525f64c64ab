import type { DeleteMessageBatchRequest, DeleteMessageBatchResult } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { runBatch } from './batch.ts';
import { removeMessage } from './delete-message.ts';
import { findQueue, onQueue } from './find-queue.ts';

export const deleteMessageBatch: Operation<DeleteMessageBatchRequest, DeleteMessageBatchResult> = {
  authorize: (call, input) => onQueue(call, 'DeleteMessage', input.QueueUrl),
  run: (call, input) => {
    const queue = findQueue(call, input.QueueUrl);
    return runBatch('DeleteMessageBatch', input.Entries, (entry) => {
      removeMessage(queue, entry.ReceiptHandle);
      return {};
    });
  },
};
