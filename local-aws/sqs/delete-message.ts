import type { DeleteMessageRequest } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { messageOfReceipt } from './receipts.ts';
import type { Queue } from './state.ts';

export const deleteMessage: Operation<DeleteMessageRequest, object> = {
  authorize: (call, input) => onQueue(call, 'DeleteMessage', input.QueueUrl),
  run: (call, input) => {
    removeMessage(findQueue(call, input.QueueUrl), input.ReceiptHandle);
    return {};
  },
};

/** Deleting twice succeeds, as in AWS. */
export const removeMessage = (queue: Queue, receipt: string | undefined): void => {
  const message = messageOfReceipt(queue, receipt);
  if (message) queue.messages.splice(queue.messages.indexOf(message), 1);
};
