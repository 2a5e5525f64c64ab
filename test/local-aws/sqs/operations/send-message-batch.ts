import {
  SendMessageBatchCommand,
  SQSClient,
  type SendMessageBatchCommandInput,
  type SendMessageBatchRequestEntry,
} from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { noQueue, receive, urlOfNone } from '../messages.ts';

const sendBatch = (target: Target, input: SendMessageBatchCommandInput) =>
  target.client(SQSClient).send(new SendMessageBatchCommand(input));
const sendEntries = async (target: Target, Entries: SendMessageBatchRequestEntry[]) =>
  sendBatch(target, { QueueUrl: (await makeQueue(target)).url, Entries });
const entry = (Id: string, MessageBody = 'x') => ({ Id, MessageBody });

export const sendMessageBatch: OperationTest = {
  fact: 'SQS API reference, SendMessageBatch: one to ten entries with ids of their own, one mebibyte together; each entry succeeds or fails by itself; a list without entries is left out, and the words for one too long: recorded from AWS in localstack/localstack tests/aws/services/sqs.',
  shape: {
    'answers each entry under its id': async (target) => {
      const { $metadata: _, ...answer } = await sendEntries(target, [entry('a', 'hello'), entry('b')]);
      expect(answer).toEqual({
        Successful: [
          { Id: 'a', MessageId: expect.any(String), MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' },
          { Id: 'b', MessageId: expect.any(String), MD5OfMessageBody: expect.any(String) },
        ],
      });
    },
    'answers what failed with code, words and whose fault it was': async (target) => {
      expect(await sendEntries(target, [entry('a'), entry('b', '\u0001')])).toMatchObject({
        Successful: [{ Id: 'a' }],
        Failed: [
          {
            Id: 'b',
            SenderFault: true,
            Code: 'InvalidMessageContents',
            Message: expect.stringContaining("Invalid binary character '#x1'"),
          },
        ],
      });
    },
  },
  validation: {
    ...refusals(sendEntries, {
      'refuses a batch of nothing': [
        [],
        'EmptyBatchRequest',
        'There should be at least one SendMessageBatchRequestEntry in the request.',
      ],
      'refuses eleven entries': [
        Array.from({ length: 11 }, (_, index) => entry(String(index))),
        'TooManyEntriesInBatchRequest',
        'Maximum number of entries per request are 10. You have sent 11.',
      ],
      'refuses an id with other letters': [
        [entry('a:b')],
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      ],
      'refuses the same id twice': [[entry('a'), entry('a')], 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
      'refuses more than a mebibyte together': [
        [entry('a', 'x'.repeat(600_000)), entry('b', 'x'.repeat(600_000))],
        'BatchRequestTooLong',
        'Batch requests cannot be longer than 1048576 bytes. You have sent 1200000 bytes.',
      ],
    }),
    'refuses a queue that does not exist': async (target) => {
      const input = { QueueUrl: await urlOfNone(target), Entries: [entry('a')] };
      await expect(sendBatch(target, input)).rejects.toMatchObject(refusal('QueueDoesNotExist', noQueue));
    },
  },
  behaviour: {
    'measures each entry by what the queue allows': async (target) => {
      const { url } = await makeQueue(target, { Attributes: { MaximumMessageSize: '1024' } });
      const Entries = [entry('a', 'x'.repeat(1_024)), entry('b', 'x'.repeat(1_025))];
      expect(await sendBatch(target, { QueueUrl: url, Entries })).toMatchObject({
        Successful: [{ Id: 'a' }],
        Failed: [
          {
            Id: 'b',
            Code: 'InvalidParameterValue',
            Message: 'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.',
          },
        ],
      });
    },
    'puts into the queue what succeeded, and nothing else': async (target) => {
      const { url } = await makeQueue(target);
      await sendBatch(target, { QueueUrl: url, Entries: [entry('a', 'good'), entry('b', '\u0001')] });
      expect(await receive(target, url, { MaxNumberOfMessages: 10 })).toMatchObject([{ Body: 'good' }]);
    },
  },
};
