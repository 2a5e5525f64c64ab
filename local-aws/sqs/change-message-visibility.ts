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

const invalid = (parameter: string, value: unknown, reason: string): AwsError =>
  new AwsError(
    'InvalidParameterValue',
    `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`,
  );

/** Any receipt of the message will do, also an older one, and also once the message is visible again. */
export const setVisibility = (
  { world }: Call,
  queue: Queue,
  receipt: string | undefined,
  timeout: number | undefined,
): void => {
  if (timeout === undefined || !Number.isInteger(timeout) || timeout < 0 || timeout > longest) {
    throw invalid('VisibilityTimeout', timeout, `Must be >= 0 and <= ${longest}, if provided.`);
  }
  const message = messageOfReceipt(queue, receipt);
  if (message?.receivedAt === undefined) {
    throw invalid(
      'ReceiptHandle',
      receipt,
      'Message does not exist or is not available for visibility timeout change.',
    );
  }
  const now = world.clock.now();
  const hidden = Math.floor((now - message.receivedAt) / 1_000);
  if (hidden + timeout > longest) {
    throw invalid(
      'VisibilityTimeout',
      timeout,
      `Total VisibilityTimeout for the message is beyond the limit [${longest} seconds]`,
    );
  }
  message.visibleAt = now + timeout * 1_000;
  announceArrival(world, queue.arn);
};
