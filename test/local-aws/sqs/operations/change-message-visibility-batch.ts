import {
  ChangeMessageVisibilityBatchCommand,
  SQSClient,
  type ChangeMessageVisibilityBatchRequestEntry,
} from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { noQueue, noReceipt, receive, received, urlOfNone } from '../messages.ts';

const change = (target: Target, QueueUrl: string, Entries: ChangeMessageVisibilityBatchRequestEntry[]) =>
  target.client(SQSClient).send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
const changeEntries = async (target: Target, entries: ChangeMessageVisibilityBatchRequestEntry[]) =>
  change(target, (await makeQueue(target)).url, entries);
const entry = (Id: string, ReceiptHandle = 'nonsense') => ({ Id, ReceiptHandle, VisibilityTimeout: 0 });

export const changeMessageVisibilityBatch: OperationTest = {
  fact: 'SQS API reference, ChangeMessageVisibilityBatch: one to ten entries with ids of their own; each succeeds or fails by itself.',
  shape: {
    'answers each entry under its id': async (target) => {
      const { url, receipt } = await received(target);
      expect(await change(target, url, [entry('a', receipt), entry('b')])).toMatchObject({
        Successful: [{ Id: 'a' }],
        Failed: [{ Id: 'b', SenderFault: true, Code: 'ReceiptHandleIsInvalid', Message: noReceipt('nonsense') }],
      });
    },
  },
  validation: {
    ...refusals(changeEntries, {
      'refuses a batch of nothing': [
        [],
        'EmptyBatchRequest',
        'There should be at least one ChangeMessageVisibilityBatchRequestEntry in the request.',
      ],
      'refuses eleven entries': [
        Array.from({ length: 11 }, (_, index) => entry(String(index))),
        'TooManyEntriesInBatchRequest',
        'Maximum number of entries per request are 10. You have sent 11.',
      ],
      'refuses the same id twice': [[entry('a'), entry('a')], 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
    }),
    'refuses a queue that does not exist': async (target) => {
      await expect(change(target, await urlOfNone(target), [entry('a')])).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'shows messages at once with a timeout of nothing': async (target) => {
      const { url, receipt } = await received(target);
      await change(target, url, [entry('a', receipt)]);
      expect(await receive(target, url)).toHaveLength(1);
    },
  },
};
