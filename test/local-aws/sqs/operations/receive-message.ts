import { ReceiveMessageCommand, SQSClient, type ReceiveMessageCommandInput } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { look, noQueue, receive, send, urlOfNone } from '../messages.ts';

const receiveWith = async (target: Target, input: Partial<ReceiveMessageCommandInput>) =>
  receive(target, (await makeQueue(target)).url, input);
const MessageAttributes = {
  'color.main': { DataType: 'String', StringValue: 'red' },
  bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(2, 255) },
};
const again = { VisibilityTimeout: 0 };

export const receiveMessage: OperationTest = {
  fact: 'SQS API reference, ReceiveMessage: one to ten messages, hidden for the visibility timeout, with the attributes asked for; an answer without messages has no Messages; a poll waits up to 20 seconds. Developer guide, dead-letter queues: maxReceiveCount.',
  shape: {
    'answers body, digest, id and receipt': async (target) => {
      const { url } = await makeQueue(target);
      const { MessageId } = await send(target, url, 'hello', { MessageAttributes });
      expect(await receive(target, url)).toEqual([
        {
          MessageId,
          ReceiptHandle: expect.any(String),
          Body: 'hello',
          MD5OfBody: '5d41402abc4b2a76b9719d911017c592',
        },
      ]);
    },
    'adds the system attributes that were asked for': async (target) => {
      const { url } = await makeQueue(target);
      await send(target, url, 'hello');
      const [all] = await receive(target, url, { ...again, MessageSystemAttributeNames: ['All'] });
      expect(all?.Attributes).toEqual({
        SenderId: expect.any(String),
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      });
      const [one] = await receive(target, url, { ...again, MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
      expect(one?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
    },
    'adds the attributes of the sender by name and by prefix, with their digest': async (target) => {
      const { url } = await makeQueue(target);
      await send(target, url, 'hello', { MessageAttributes });
      const asked = async (name: string) =>
        (await receive(target, url, { ...again, MessageAttributeNames: [name] }))[0] ?? {};
      expect(await asked('All')).toMatchObject({ MessageAttributes, MD5OfMessageAttributes: expect.any(String) });
      expect((await asked('*')).MessageAttributes).toEqual(MessageAttributes);
      expect((await asked('color.*')).MessageAttributes).toEqual({ 'color.main': MessageAttributes['color.main'] });
      expect(await asked('none')).not.toHaveProperty('MD5OfMessageAttributes');
    },
    'has no list where there is nothing': async (target) => {
      const command = new ReceiveMessageCommand({ QueueUrl: (await makeQueue(target)).url });
      expect(await target.client(SQSClient).send(command)).not.toHaveProperty('Messages');
    },
  },
  validation: {
    ...refusals(receiveWith, {
      'refuses to give eleven': [
        { MaxNumberOfMessages: 11 },
        'InvalidParameterValue',
        'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
      ],
      'refuses to wait longer than twenty seconds': [
        { WaitTimeSeconds: 21 },
        'InvalidParameterValue',
        'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
      ],
      'refuses to hide for more than twelve hours': [
        { VisibilityTimeout: 43_201 },
        'InvalidParameterValue',
        'Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= 43200, if provided.',
      ],
    }),
    'refuses a queue that does not exist': async (target) => {
      await expect(receive(target, await urlOfNone(target))).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'hides what it gave until the visibility ends, and counts': onlyLocally('ten seconds', async (target, local) => {
      const { url } = await makeQueue(target, { Attributes: { VisibilityTimeout: '10' } });
      await send(target, url, 'x');
      expect(await look(target, url)).toHaveLength(1);
      expect(await look(target, url)).toEqual([]);
      local.clock.advance(10_000);
      expect(await look(target, url, { MessageSystemAttributeNames: ['All'] })).toMatchObject([
        { Attributes: { ApproximateReceiveCount: '2' } },
      ]);
    }),
    'gives another receipt with each receive': async (target) => {
      const { url } = await makeQueue(target);
      await send(target, url, 'x');
      const [first] = await receive(target, url, again);
      const [second] = await receive(target, url, again);
      expect(second?.MessageId).toBe(first?.MessageId);
      expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
    },
    'ends a poll as soon as a message comes': async (target) => {
      const { url } = await makeQueue(target);
      const polling = receive(target, url, { WaitTimeSeconds: 20 });
      await send(target, url, 'x');
      expect(await polling).toHaveLength(1);
    },
    'moves to the dead-letter queue what was given too often': async (target) => {
      const dead = await makeQueue(target);
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 2 });
      const { url, arn } = await makeQueue(target, { Attributes: { VisibilityTimeout: '0', RedrivePolicy } });
      const { MessageId } = await send(target, url, 'x');
      await receive(target, url);
      await receive(target, url);
      expect(await look(target, url)).toEqual([]);
      expect(await receive(target, dead.url, { MessageSystemAttributeNames: ['All'] })).toMatchObject([
        { MessageId, Body: 'x', Attributes: { DeadLetterQueueSourceArn: arn } },
      ]);
    },
    'gives nothing whose retention has ended': onlyLocally('a minute', async (target, local) => {
      const { url } = await makeQueue(target, { Attributes: { MessageRetentionPeriod: '60' } });
      await send(target, url, 'old');
      local.clock.advance(61_000);
      expect(await look(target, url)).toEqual([]);
    }),
  },
};
