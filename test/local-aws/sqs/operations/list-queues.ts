import { ListQueuesCommand, SQSClient, type ListQueuesCommandInput } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';

const list = (target: Target, input: ListQueuesCommandInput) =>
  target.client(SQSClient).send(new ListQueuesCommand(input));

const makeThree = async (target: Target) => {
  const QueueNamePrefix = target.unique('list');
  const urls = [];
  for (const end of ['c', 'a', 'b'])
    urls.push((await makeQueue(target, { QueueName: `${QueueNamePrefix}${end}` })).url);
  // on AWS a new queue takes its time until it is listed
  await eventually(async () => expect((await list(target, { QueueNamePrefix })).QueueUrls).toHaveLength(3), 60_000);
  return { QueueNamePrefix, urls };
};

export const listQueues: OperationTest = {
  fact: 'SQS API reference, ListQueues: up to 1,000 URLs, by prefix; with MaxResults there is a NextToken while more are left; without a match there is no list.',
  shape: {
    'answers the URLs of queues whose names begin so': async (target) => {
      const { QueueNamePrefix, urls } = await makeThree(target);
      expect((await list(target, { QueueNamePrefix })).QueueUrls?.sort()).toEqual(urls.sort());
    },
    'has no list where nothing begins so': async (target) => {
      expect(await list(target, { QueueNamePrefix: target.unique('none') })).not.toHaveProperty('QueueUrls');
    },
  },
  validation: refusals(list, {
    'refuses pages of more than a thousand': [
      { MaxResults: 1_001 },
      'InvalidParameterValue',
      'Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000.',
    ],
  }),
  behaviour: {
    'goes through all in pages, each queue once': async (target) => {
      const { QueueNamePrefix, urls } = await makeThree(target);
      const first = await list(target, { QueueNamePrefix, MaxResults: 2 });
      const second = await list(target, { QueueNamePrefix, MaxResults: 2, NextToken: first.NextToken });
      expect(first.QueueUrls).toHaveLength(2);
      expect([...(first.QueueUrls ?? []), ...(second.QueueUrls ?? [])].sort()).toEqual(urls.sort());
      expect(second.NextToken).toBeUndefined();
    },
  },
};
