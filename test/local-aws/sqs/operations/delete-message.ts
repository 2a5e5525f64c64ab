import { DeleteMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { look, noQueue, noReceipt, receive, received, urlOfNone } from '../messages.ts';

const remove = (target: Target, QueueUrl: string, ReceiptHandle: string) =>
  target.client(SQSClient).send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

export const deleteMessage: OperationTest = {
  fact: 'SQS API reference, DeleteMessage: deletes by receipt, also when the message became visible again; a message that was deleted already is no error; ReceiptHandleIsInvalid.',
  shape: {
    'answers nothing': async (target) => {
      const { url, receipt } = await received(target);
      const { $metadata, ...rest } = await remove(target, url, receipt);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses a receipt that is none': async (target) => {
      const { url } = await received(target);
      await expect(remove(target, url, 'nonsense')).rejects.toMatchObject(
        refusal('ReceiptHandleIsInvalid', noReceipt('nonsense')),
      );
    },
    'refuses a queue that does not exist': async (target) => {
      await expect(remove(target, await urlOfNone(target), 'any')).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'takes the message away for good': async (target) => {
      const { url, receipt } = await received(target, 0);
      await remove(target, url, receipt);
      expect(await look(target, url)).toEqual([]);
    },
    'succeeds a second time': async (target) => {
      const { url, receipt } = await received(target);
      await remove(target, url, receipt);
      await expect(remove(target, url, receipt)).resolves.toBeDefined();
    },
    'takes the receipt of an earlier receive too': async (target) => {
      const { url, receipt } = await received(target, 0);
      await receive(target, url, { VisibilityTimeout: 0 });
      await remove(target, url, receipt);
      expect(await look(target, url)).toEqual([]);
    },
  },
};
