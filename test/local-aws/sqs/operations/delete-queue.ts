import { DeleteQueueCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { noQueue, receive, send, urlOfNone } from '../messages.ts';

const remove = (target: Target, QueueUrl: string) =>
  target.client(SQSClient).send(new DeleteQueueCommand({ QueueUrl }));

export const deleteQueue: OperationTest = {
  fact: 'SQS API reference, DeleteQueue: deletes whatever the queue holds; takes up to 60 seconds; QueueDoesNotExist.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await remove(target, (await makeQueue(target)).url);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses a queue that does not exist, with the code that query clients know': async (target) => {
      await expect(remove(target, await urlOfNone(target))).rejects.toMatchObject({
        ...refusal('QueueDoesNotExist', noQueue),
        Code: 'AWS.SimpleQueueService.NonExistentQueue',
      });
    },
  },
  behaviour: {
    'takes the queue away with its messages': onlyLocally('the minute', async (target) => {
      const { name, url } = await makeQueue(target);
      await send(target, url, 'x');
      await remove(target, url);
      await expect(target.client(SQSClient).send(new GetQueueUrlCommand({ QueueName: name }))).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    }),
    'ends a poll that is under way': onlyLocally('the minute', async (target) => {
      const { url } = await makeQueue(target);
      const polling = receive(target, url, { WaitTimeSeconds: 20 });
      await remove(target, url);
      expect(await polling).toEqual([]);
    }),
  },
};
