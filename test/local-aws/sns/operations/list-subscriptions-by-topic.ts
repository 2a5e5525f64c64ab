import {
  ListSubscriptionsByTopicCommand,
  SNSClient,
  type ListSubscriptionsByTopicCommandInput,
} from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeSubscription, makeTopic, noArn, noTopic, subscribe } from '../make-topic.ts';

const list = (target: Target, input: ListSubscriptionsByTopicCommandInput) =>
  target.client(SNSClient).send(new ListSubscriptionsByTopicCommand(input));

export const listSubscriptionsByTopic: OperationTest = {
  fact: 'SNS API reference, ListSubscriptionsByTopic: up to a hundred subscriptions a page, with a NextToken while more are left.',
  shape: {
    'answers ARN, topic, protocol, endpoint and owner': async (target) => {
      const { topic, queue, subscription } = await makeSubscription(target);
      expect((await list(target, { TopicArn: topic })).Subscriptions).toEqual([
        {
          SubscriptionArn: subscription,
          TopicArn: topic,
          Protocol: 'sqs',
          Endpoint: queue.arn,
          Owner: target.accountId,
        },
      ]);
    },
    'answers an empty list where there are none': async (target) => {
      expect((await list(target, { TopicArn: await makeTopic(target) })).Subscriptions).toEqual([]);
    },
  },
  validation: {
    ...refusals(list, {
      'refuses what is no ARN': [{ TopicArn: 'nonsense' }, 'InvalidParameterException', noArn],
    }),
    'refuses a topic that does not exist': async (target) => {
      const TopicArn = arnOfTopic(target, target.unique('none'));
      await expect(list(target, { TopicArn })).rejects.toMatchObject(refusal('NotFoundException', noTopic));
    },
  },
  behaviour: {
    'goes through all in pages of a hundred': onlyLocally('a hundred endpoints', async (target) => {
      const TopicArn = await makeTopic(target);
      const queue = `arn:aws:sqs:${target.region}:${target.accountId}:any`;
      for (let count = 0; count < 101; count += 1) await subscribe(target, TopicArn, `${queue}${count}`);
      const first = await list(target, { TopicArn });
      const second = await list(target, { TopicArn, NextToken: first.NextToken });
      expect([first, second].map(({ Subscriptions }) => Subscriptions?.length)).toEqual([100, 1]);
      expect(second.NextToken).toBeUndefined();
    }),
  },
};
