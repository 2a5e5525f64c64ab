import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { look, noQueue, send, urlOfNone } from '../messages.ts';

const purge = (target: Target, QueueUrl: string) => target.client(SQSClient).send(new PurgeQueueCommand({ QueueUrl }));

export const purgeQueue: OperationTest = {
  fact: 'SQS API reference, PurgeQueue: takes up to 60 seconds, and is refused with PurgeQueueInProgress within 60 seconds of the last one.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await purge(target, (await makeQueue(target)).url);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses to purge again within a minute': async (target) => {
      const { name, url } = await makeQueue(target);
      await purge(target, url);
      await expect(purge(target, url)).rejects.toMatchObject({
        ...refusal('PurgeQueueInProgress', `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`),
        Code: 'AWS.SimpleQueueService.PurgeQueueInProgress',
      });
    },
    'refuses a queue that does not exist': async (target) => {
      await expect(purge(target, await urlOfNone(target))).rejects.toMatchObject(refusal('QueueDoesNotExist', noQueue));
    },
  },
  behaviour: {
    'takes away all messages, and may do so again after a minute': onlyLocally('the minute', async (target, local) => {
      const { url } = await makeQueue(target);
      await send(target, url, 'x');
      await purge(target, url);
      expect(await look(target, url)).toEqual([]);
      local.clock.advance(60_000);
      await send(target, url, 'y');
      await purge(target, url);
      expect(await look(target, url)).toEqual([]);
    }),
  },
};
