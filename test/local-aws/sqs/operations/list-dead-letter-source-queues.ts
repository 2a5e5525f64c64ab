import {
  ListDeadLetterSourceQueuesCommand,
  SetQueueAttributesCommand,
  SQSClient,
  type ListDeadLetterSourceQueuesCommandInput,
} from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { noQueue, urlOfNone } from '../messages.ts';

const list = (target: Target, input: ListDeadLetterSourceQueuesCommandInput) =>
  target.client(SQSClient).send(new ListDeadLetterSourceQueuesCommand(input));
const listWith = async (target: Target, input: object) =>
  list(target, { QueueUrl: (await makeQueue(target)).url, ...input });

/** A dead-letter queue and two queues that use it. */
const makeSources = async (target: Target) => {
  const dead = await makeQueue(target);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 3 });
  const sources = [await makeQueue(target), await makeQueue(target)];
  for (const { url: QueueUrl } of sources)
    await target.client(SQSClient).send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
  return { dead, urls: sources.map(({ url }) => url) };
};

export const listDeadLetterSourceQueues: OperationTest = {
  fact: 'SQS API reference, ListDeadLetterSourceQueues: the queues whose RedrivePolicy names this one, in pages where MaxResults asks for pages.',
  shape: {
    'answers an empty list for a queue that nobody uses': async (target) => {
      expect((await listWith(target, {})).queueUrls).toEqual([]);
    },
    'answers in pages': async (target) => {
      const { dead, urls } = await makeSources(target);
      const first = await list(target, { QueueUrl: dead.url, MaxResults: 1 });
      const second = await list(target, { QueueUrl: dead.url, MaxResults: 1, NextToken: first.NextToken });
      expect([...(first.queueUrls ?? []), ...(second.queueUrls ?? [])].sort()).toEqual(urls.sort());
    },
  },
  validation: {
    ...refusals(listWith, {
      'refuses pages of more than a thousand': [
        { MaxResults: 1_001 },
        'InvalidParameterValue',
        'Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000.',
      ],
    }),
    'refuses a queue that does not exist': async (target) => {
      await expect(list(target, { QueueUrl: await urlOfNone(target) })).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'forgets a queue that gave up its redrive policy': async (target) => {
      const { dead, urls } = await makeSources(target);
      await target
        .client(SQSClient)
        .send(new SetQueueAttributesCommand({ QueueUrl: urls[0], Attributes: { RedrivePolicy: '' } }));
      expect((await list(target, { QueueUrl: dead.url })).queueUrls).toEqual([urls[1]]);
    },
  },
};
