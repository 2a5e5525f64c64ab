import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeSubscription, makeTopic, noArn, noTopic } from '../make-topic.ts';

const get = async (target: Target, TopicArn: string) =>
  (await target.client(SNSClient).send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {};

export const getTopicAttributes: OperationTest = {
  fact: 'SNS API reference, GetTopicAttributes: the attributes as text; a topic that was given no policy has the default one, which lets its owner in. A topic is known in its own region only.',
  shape: {
    'answers every attribute as text': async (target) => {
      const TopicArn = await makeTopic(target);
      expect(await get(target, TopicArn)).toEqual({
        TopicArn,
        Owner: target.accountId,
        DisplayName: '',
        Policy: expect.any(String),
        EffectiveDeliveryPolicy: expect.any(String),
        SubscriptionsConfirmed: '0',
        SubscriptionsPending: '0',
        SubscriptionsDeleted: '0',
      });
    },
    'has the policy that a topic has by default': async (target) => {
      const TopicArn = await makeTopic(target);
      expect(JSON.parse((await get(target, TopicArn))['Policy'] ?? '')).toEqual({
        Version: '2008-10-17',
        Id: '__default_policy_ID',
        Statement: [
          {
            Sid: '__default_statement_ID',
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: [
              'SNS:GetTopicAttributes',
              'SNS:SetTopicAttributes',
              'SNS:AddPermission',
              'SNS:RemovePermission',
              'SNS:DeleteTopic',
              'SNS:Subscribe',
              'SNS:ListSubscriptionsByTopic',
              'SNS:Publish',
            ],
            Resource: TopicArn,
            Condition: { StringEquals: { 'AWS:SourceOwner': target.accountId } },
          },
        ],
      });
    },
  },
  validation: {
    ...refusals(get, {
      'refuses what is no ARN': ['nonsense', 'InvalidParameterException', noArn],
    }),
    'refuses a topic that does not exist': async (target) => {
      await expect(get(target, arnOfTopic(target, target.unique('none')))).rejects.toMatchObject(
        refusal('NotFoundException', noTopic),
      );
    },
    'refuses a topic of another region': async (target) => {
      const elsewhere = (await makeTopic(target)).replace(target.region, 'us-west-1');
      await expect(get(target, elsewhere)).rejects.toMatchObject(
        refusal('InvalidParameterException', 'Invalid parameter: TopicArn'),
      );
    },
  },
  behaviour: {
    'counts the subscriptions': onlyLocally('exact counts', async (target) => {
      const { topic } = await makeSubscription(target);
      expect(await get(target, topic)).toMatchObject({ SubscriptionsConfirmed: '1' });
    }),
  },
};
