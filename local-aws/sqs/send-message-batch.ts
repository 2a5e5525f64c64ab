import type { SendMessageBatchRequest, SendMessageBatchResult } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { runBatch } from './batch.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { send, sizeOf } from './send.ts';

const maximumBatchSize = 1_048_576;

export const sendMessageBatch: Operation<SendMessageBatchRequest, SendMessageBatchResult> = {
  authorize: (call, input) => onQueue(call, 'SendMessage', input.QueueUrl),
  run: (call, input) => {
    const queue = findQueue(call, input.QueueUrl);
    const size = (input.Entries ?? []).reduce(
      (sum, entry) => sum + sizeOf(entry.MessageBody ?? '', entry.MessageAttributes ?? {}),
      0,
    );
    if (size > maximumBatchSize) {
      throw new AwsError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${maximumBatchSize} bytes. You have sent ${size} bytes.`,
      );
    }
    return runBatch('SendMessageBatch', input.Entries, (entry) => send(call, queue, entry, 'cannot be validated'));
  },
};
