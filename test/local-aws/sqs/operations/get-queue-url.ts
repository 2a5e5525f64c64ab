import { GetQueueUrlCommand, SQSClient, type GetQueueUrlCommandInput } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { noQueue } from '../messages.ts';

const get = (target: Target, input: GetQueueUrlCommandInput) =>
  target.client(SQSClient).send(new GetQueueUrlCommand(input));

export const getQueueUrl: OperationTest = {
  fact: 'SQS API reference, GetQueueUrl: the URL of a queue by its name, in another account only where its policy allows; QueueDoesNotExist.',
  shape: {
    'answers the URL': async (target) => {
      const { name, url } = await makeQueue(target);
      expect((await get(target, { QueueName: name })).QueueUrl).toBe(url);
    },
    'takes the account of the owner': async (target) => {
      const { name, url } = await makeQueue(target);
      expect((await get(target, { QueueName: name, QueueOwnerAWSAccountId: target.accountId })).QueueUrl).toBe(url);
    },
  },
  validation: {
    'refuses a queue that does not exist': async (target) => {
      await expect(get(target, { QueueName: target.unique('none') })).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'tells another account nothing about a queue without a policy': onlyLocally(
      'a second account',
      async (target, local) => {
        const { name } = await makeQueue(target);
        const other = local.client(SQSClient, 'customer-b', target.region);
        const command = new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: target.accountId });
        await expect(other.send(command)).rejects.toMatchObject({ name: expect.stringMatching(/AccessDenied/) });
      },
    ),
  },
};
