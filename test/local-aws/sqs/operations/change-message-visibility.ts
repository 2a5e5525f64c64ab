import { ChangeMessageVisibilityCommand, DeleteMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { look, noQueue, noReceipt, receive, received, urlOfNone } from '../messages.ts';

const change = (target: Target, QueueUrl: string, ReceiptHandle: string, VisibilityTimeout: number) =>
  target.client(SQSClient).send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
const changeTo = async (target: Target, seconds: number) => {
  const { url, receipt } = await received(target);
  return change(target, url, receipt, seconds);
};

export const changeMessageVisibility: OperationTest = {
  fact: 'SQS API reference, ChangeMessageVisibility: 0 to 43,200 seconds from now, ReceiptHandleIsInvalid; twelve hours since the receive in all. An older receipt will do, and a message that is visible again: recorded from AWS in localstack/localstack tests/aws/services/sqs.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await changeTo(target, 60);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(changeTo, {
      'refuses more than twelve hours': [
        43_201,
        'InvalidParameterValue',
        'Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= 43200, if provided.',
      ],
    }),
    'refuses a receipt that is none': async (target) => {
      const { url } = await received(target);
      await expect(change(target, url, 'nonsense', 5)).rejects.toMatchObject(
        refusal('ReceiptHandleIsInvalid', noReceipt('nonsense')),
      );
    },
    'refuses the receipt of a deleted message': async (target) => {
      const { url, receipt } = await received(target);
      await target.client(SQSClient).send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: receipt }));
      await expect(change(target, url, receipt, 5)).rejects.toMatchObject(
        refusal(
          'InvalidParameterValue',
          `Value ${receipt} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
        ),
      );
    },
    'refuses to come to more than twelve hours since the receive': onlyLocally('an hour', async (target, local) => {
      const { url, receipt } = await received(target, 7_200);
      local.clock.advance(3_600_000);
      await expect(change(target, url, receipt, 43_200)).rejects.toMatchObject(
        refusal(
          'InvalidParameterValue',
          'Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
        ),
      );
      await expect(change(target, url, receipt, 39_000)).resolves.toBeDefined();
    }),
    'refuses a queue that does not exist': async (target) => {
      await expect(change(target, await urlOfNone(target), 'any', 5)).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'shows a message at once with a timeout of nothing': async (target) => {
      const { url, receipt } = await received(target);
      await change(target, url, receipt, 0);
      expect(await receive(target, url)).toHaveLength(1);
    },
    'takes the receipt of an earlier receive': async (target) => {
      const { url, receipt } = await received(target, 0);
      await receive(target, url, { VisibilityTimeout: 600 });
      await change(target, url, receipt, 0);
      expect(await receive(target, url)).toHaveLength(1);
    },
    'hides a message again whose timeout has ended': async (target) => {
      const { url, receipt } = await received(target, 0);
      await change(target, url, receipt, 600);
      expect(await look(target, url)).toEqual([]);
    },
    'hides it for longer, counted from now': async (target) => {
      const { url, receipt } = await received(target, 5);
      await change(target, url, receipt, 600);
      target.local?.clock.advance(500_000);
      expect(await look(target, url)).toEqual([]);
    },
  },
};
