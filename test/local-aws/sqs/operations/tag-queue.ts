import { ListQueueTagsCommand, SQSClient, TagQueueCommand } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { noQueue, urlOfNone } from '../messages.ts';

const tag = (target: Target, QueueUrl: string, Tags: Record<string, string>) =>
  target.client(SQSClient).send(new TagQueueCommand({ QueueUrl, Tags }));

export const tagQueue: OperationTest = {
  fact: 'SQS API reference, TagQueue: adds tags; a tag with the key of one that is there replaces it; at most fifty.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await tag(target, (await makeQueue(target)).url, { a: '1' });
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(async (target, tags: Record<string, string>) => tag(target, (await makeQueue(target)).url, tags), {
      'refuses no tags': [{}, 'MissingParameter', 'The request must contain the parameter Tags.'],
      'refuses more than fifty tags': [
        Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, 'x'])),
        'InvalidParameterValue',
        /^Too many tags added for queue /,
      ],
    }),
    'refuses a queue that does not exist': async (target) => {
      await expect(tag(target, await urlOfNone(target), { a: '1' })).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'adds tags, and replaces those of the same key': async (target) => {
      const { url } = await makeQueue(target, { tags: { a: '1', b: '2' } });
      await tag(target, url, { b: '3', c: '4' });
      const { Tags } = await target.client(SQSClient).send(new ListQueueTagsCommand({ QueueUrl: url }));
      expect(Tags).toEqual({ a: '1', b: '3', c: '4' });
    },
  },
};
