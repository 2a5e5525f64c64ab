import { ListQueueTagsCommand, SQSClient, UntagQueueCommand } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { noQueue, urlOfNone } from '../messages.ts';

const untag = (target: Target, QueueUrl: string, TagKeys: string[]) =>
  target.client(SQSClient).send(new UntagQueueCommand({ QueueUrl, TagKeys }));

export const untagQueue: OperationTest = {
  fact: 'SQS API reference, UntagQueue: takes away the tags with these keys; one that is not there is no error.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await untag(target, (await makeQueue(target)).url, ['a']);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses no keys': async (target) => {
      await expect(untag(target, (await makeQueue(target)).url, [])).rejects.toMatchObject(
        refusal('InvalidParameterValue', 'Tag keys must be between 1 and 128 characters in length.'),
      );
    },
    'refuses a queue that does not exist': async (target) => {
      await expect(untag(target, await urlOfNone(target), ['a'])).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'takes away the tags that it names, and no other': async (target) => {
      const { url } = await makeQueue(target, { tags: { a: '1', b: '2' } });
      await untag(target, url, ['a', 'none']);
      const { Tags } = await target.client(SQSClient).send(new ListQueueTagsCommand({ QueueUrl: url }));
      expect(Tags).toEqual({ b: '2' });
    },
  },
};
