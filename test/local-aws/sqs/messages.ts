import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
  type ReceiveMessageCommandInput,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import type { Target } from '../../support/start-target.ts';
import { makeQueue } from './make-queue.ts';

export const send = (
  target: Target,
  QueueUrl: string,
  MessageBody: string,
  more: Partial<SendMessageCommandInput> = {},
) => target.client(SQSClient).send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));

/** Waits for a message, as far as SQS waits. */
export const receive = async (
  target: Target,
  QueueUrl: string,
  more: Partial<ReceiveMessageCommandInput> = {},
): Promise<Message[]> => {
  const command = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10, ...more });
  return (await target.client(SQSClient).send(command)).Messages ?? [];
};

/** What is visible right now. */
export const look = (target: Target, url: string, more: Partial<ReceiveMessageCommandInput> = {}) =>
  receive(target, url, { WaitTimeSeconds: 0, ...more });

/** A queue with one message, received once. */
export const received = async (target: Target, visibility = 30) => {
  const { url } = await makeQueue(target, { Attributes: { VisibilityTimeout: String(visibility) } });
  await send(target, url, 'hello');
  const [message] = await receive(target, url);
  return { url, receipt: message?.ReceiptHandle ?? '' };
};

export const attributesOf = async (target: Target, QueueUrl: string): Promise<Record<string, string>> => {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
  return (await target.client(SQSClient).send(command)).Attributes ?? {};
};

/** The URL of a queue that there is not. */
export const urlOfNone = async (target: Target): Promise<string> =>
  (await makeQueue(target)).url.replace(/[^/]+$/, target.unique('none'));

export const noQueue = 'The specified queue does not exist.';
export const noReceipt = (receipt: string): string =>
  `The input receipt handle "${receipt}" is not a valid receipt handle.`;
