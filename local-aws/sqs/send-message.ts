import type { SendMessageRequest, SendMessageResult } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { send } from './send.ts';

export const sendMessage: Operation<SendMessageRequest, SendMessageResult> = {
  authorize: (call, input) => onQueue(call, 'SendMessage', input.QueueUrl),
  run: (call, input) => send(call, findQueue(call, input.QueueUrl), input),
};
