import type { ChangeMessageVisibilityRequest } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Call, Operation } from '../operation.ts';
import { announceArrival } from './arrivals.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { messageOfReceipt } from './receipts.ts';
import type { Queue } from './state.ts';

export const changeMessageVisibility: Operation<ChangeMessageVisibilityRequest, object> = {
  authorize: (call, input) => onQueue(call, 'ChangeMessageVisibility', input.QueueUrl),
  run: (call, input) => {
    setVisibility(call, findQueue(call, input.QueueUrl), input.ReceiptHandle, input.VisibilityTimeout);
    return {};
  },
};

const longest = 43_200;

export const setVisibility = (
  { world }: Call,
  queue: Queue,
  receipt: string | undefined,
  timeout: number | undefined,
): void => {
  if (timeout === undefined || !Number.isInteger(timeout) || timeout < 0 || timeout > longest) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${timeout} for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= ${longest}, if provided.`,
    );
  }
  const message = messageOfReceipt(queue, receipt);
  const now = world.clock.now();
  if (message === undefined || message.receipt !== receipt) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${receipt} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  if (message.visibleAt <= now) throw new AwsError('MessageNotInflight', "The specified message isn't in flight.");
  message.visibleAt = now + timeout * 1_000;
  announceArrival(world, queue.arn);
};
