import { DeleteMessageBatchCommand, SQSClient, type DeleteMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { look, noQueue, noReceipt, received, urlOfNone } from '../messages.ts';

const remove = (target: Target, QueueUrl: string, Entries: DeleteMessageBatchRequestEntry[]) =>
  target.client(SQSClient).send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
const removeEntries = async (target: Target, entries: DeleteMessageBatchRequestEntry[]) =>
  remove(target, (await makeQueue(target)).url, entries);
const entry = (Id: string, ReceiptHandle = 'nonsense') => ({ Id, ReceiptHandle });

export const deleteMessageBatch: OperationTest = {
  fact: 'SQS API reference, DeleteMessageBatch: one to ten entries with ids of their own; each succeeds or fails by itself.',
  shape: {
    'answers each entry under its id': async (target) => {
      const { url, receipt } = await received(target);
      expect(await remove(target, url, [entry('a', receipt), entry('b')])).toMatchObject({
        Successful: [{ Id: 'a' }],
        Failed: [{ Id: 'b', SenderFault: true, Code: 'ReceiptHandleIsInvalid', Message: noReceipt('nonsense') }],
      });
    },
  },
  validation: {
    ...refusals(removeEntries, {
      'refuses a batch of nothing': [
        [],
        'EmptyBatchRequest',
        'There should be at least one DeleteMessageBatchRequestEntry in the request.',
      ],
      'refuses an id of 81 letters': [
        [entry('a'.repeat(81))],
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      ],
      'refuses the same id twice': [[entry('a'), entry('a')], 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
    }),
    'refuses a queue that does not exist': async (target) => {
      await expect(remove(target, await urlOfNone(target), [entry('a')])).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'takes messages away for good, and succeeds a second time': async (target) => {
      const { url, receipt } = await received(target, 0);
      await remove(target, url, [entry('a', receipt)]);
      expect(await look(target, url)).toEqual([]);
      expect((await remove(target, url, [entry('a', receipt)])).Successful).toEqual([{ Id: 'a' }]);
    },
  },
};
