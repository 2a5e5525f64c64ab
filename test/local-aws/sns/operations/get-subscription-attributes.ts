import { GetSubscriptionAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeOpenQueue, makeSubscription, makeTopic, noArn, subscribe } from '../make-topic.ts';

const get = async (target: Target, SubscriptionArn: string) =>
  (await target.client(SNSClient).send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes ?? {};

export const getSubscriptionAttributes: OperationTest = {
  fact: 'SNS API reference, GetSubscriptionAttributes: the attributes as text, among them who subscribed; NotFound.',
  shape: {
    'answers every attribute as text': async (target) => {
      const { topic, queue, subscription } = await makeSubscription(target);
      const { Arn } = await target.client(STSClient).send(new GetCallerIdentityCommand({}));
      expect(await get(target, subscription)).toEqual({
        SubscriptionArn: subscription,
        TopicArn: topic,
        Protocol: 'sqs',
        Endpoint: queue.arn,
        Owner: target.accountId,
        ConfirmationWasAuthenticated: 'true',
        PendingConfirmation: 'false',
        RawMessageDelivery: 'false',
        SubscriptionPrincipal: Arn,
      });
    },
  },
  validation: {
    ...refusals(get, {
      'refuses what is no ARN': ['nonsense', 'InvalidParameterException', noArn],
    }),
    'refuses a subscription that does not exist': async (target) => {
      const none = `${await makeTopic(target)}:00000000-0000-4000-8000-000000000000`;
      await expect(get(target, none)).rejects.toMatchObject(
        refusal('NotFoundException', 'Subscription does not exist'),
      );
    },
  },
  behaviour: {
    'shows what was asked for at the subscription': async (target) => {
      const topic = await makeTopic(target);
      const [queue, dead] = [await makeOpenQueue(target, topic), await makeOpenQueue(target, topic)];
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn });
      const asked = { RawMessageDelivery: 'true', RedrivePolicy };
      expect(await get(target, await subscribe(target, topic, queue.arn, asked))).toMatchObject(asked);
    },
  },
};
