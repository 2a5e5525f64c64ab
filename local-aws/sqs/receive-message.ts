import type { Message, ReceiveMessageRequest, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Call, Operation } from '../operation.ts';
import { awaitArrival } from './arrivals.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { attributesDigest, bodyDigest } from './message-digests.ts';
import { numberAttribute } from './queue-attributes.ts';
import { sqsState, type Queue, type StoredMessage } from './state.ts';
import { takeMessages, type Taken } from './take-messages.ts';

export const receiveMessage: Operation<ReceiveMessageRequest, ReceiveMessageResult> = {
  authorize: (call, input) => onQueue(call, 'ReceiveMessage', input.QueueUrl),
  run: async (call, input) => {
    const { world } = call;
    const queue = findQueue(call, input.QueueUrl);
    const limit = inRange('MaxNumberOfMessages', input.MaxNumberOfMessages ?? 1, 1, 10, 'between 1 and 10');
    const visibility = inRange(
      'VisibilityTimeout',
      input.VisibilityTimeout ?? numberAttribute(queue, 'VisibilityTimeout'),
      0,
      43_200,
      '>= 0 and <= 43200',
    );
    const wait = inRange(
      'WaitTimeSeconds',
      input.WaitTimeSeconds ?? numberAttribute(queue, 'ReceiveMessageWaitTimeSeconds'),
      0,
      20,
      '>= 0 and <= 20',
    );
    const ended = call.signal ? AbortSignal.any([call.signal, world.signal]) : world.signal;
    const deadline = world.clock.now() + wait * 1_000;
    for (;;) {
      if (ended.aborted) return {};
      const taken = takeMessages(world, queue, limit, visibility);
      if (taken.length > 0) return { Messages: taken.map((message) => present(message, input)) };
      if (world.clock.now() >= deadline || isGone(call, queue)) return {};
      await awaitArrival(world, queue.arn, Math.min(deadline, nextVisible(queue, deadline)), ended);
    }
  },
  // it lets a FIFO queue give the same messages again; there are standard queues only
  ignores: ['ReceiveRequestAttemptId'],
};

const inRange = (name: string, value: number, low: number, high: number, words: string): number => {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new AwsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: Must be ${words}, if provided.`,
  );
};

const isGone = (call: Call, queue: Queue): boolean =>
  sqsState(call.world, queue.account, queue.region).queues.get(queue.name) !== queue;

const nextVisible = (queue: Queue, latest: number): number =>
  queue.messages.reduce((soonest, { visibleAt }) => Math.min(soonest, visibleAt), latest);

const present = (message: Taken, input: ReceiveMessageRequest): Message => {
  const system = wantedSystemAttributes(message, [
    ...(input.AttributeNames ?? []),
    ...(input.MessageSystemAttributeNames ?? []),
  ]);
  const attributes = wantedAttributes(message, input.MessageAttributeNames ?? []);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: bodyDigest(message.body),
    Body: message.body,
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(Object.keys(attributes).length > 0 && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: attributesDigest(attributes),
    }),
  };
};

const wantedSystemAttributes = (message: StoredMessage, wanted: string[]): Record<string, string> => {
  const all: Record<string, string | undefined> = {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    DeadLetterQueueSourceArn: message.deadLetterSourceArn,
    AWSTraceHeader: message.traceHeader,
    MessageGroupId: message.groupId,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value !== undefined && (wanted.includes('All') || wanted.includes(name)) ? [[name, value]] : [],
    ),
  );
};

const wantedAttributes = (message: StoredMessage, wanted: string[]): StoredMessage['attributes'] =>
  Object.fromEntries(
    Object.entries(message.attributes).filter(([name]) =>
      wanted.some(
        (pattern) =>
          pattern === 'All' ||
          pattern === '*' ||
          pattern === '.*' ||
          pattern === name ||
          (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -2))),
      ),
    ),
  );
