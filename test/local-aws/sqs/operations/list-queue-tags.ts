import { ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { noQueue, urlOfNone } from '../messages.ts';

const list = (target: Target, QueueUrl: string) =>
  target.client(SQSClient).send(new ListQueueTagsCommand({ QueueUrl }));

export const listQueueTags: OperationTest = {
  fact: 'SQS API reference, ListQueueTags: all tags of a queue as a map.',
  shape: {
    'answers the tags by key': async (target) => {
      const { url } = await makeQueue(target, { tags: { team: 'a b', empty: '' } });
      expect((await list(target, url)).Tags).toEqual({ team: 'a b', empty: '' });
    },
    'has no map where there are no tags': async (target) => {
      expect(await list(target, (await makeQueue(target)).url)).not.toHaveProperty('Tags');
    },
  },
  validation: {
    'refuses a queue that does not exist': async (target) => {
      await expect(list(target, await urlOfNone(target))).rejects.toMatchObject(refusal('QueueDoesNotExist', noQueue));
    },
  },
  behaviour: {
    'shows the tags that a queue was created with': async (target) => {
      const { url } = await makeQueue(target, { tags: { made: 'with' } });
      expect((await list(target, url)).Tags).toEqual({ made: 'with' });
    },
  },
};
