import { GetSubscriptionAttributesCommand, PublishCommand, SNSClient, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { look } from '../../sqs/messages.ts';
import { makeSubscription, noArn } from '../make-topic.ts';

const unsubscribe = (target: Target, SubscriptionArn: string) =>
  target.client(SNSClient).send(new UnsubscribeCommand({ SubscriptionArn }));

export const unsubscribeTest: OperationTest = {
  fact: 'SNS API reference, Unsubscribe: ends a subscription; one that is not there is no error.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await unsubscribe(target, (await makeSubscription(target)).subscription);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(unsubscribe, {
      'refuses what is no ARN': ['nonsense', 'InvalidParameterException', noArn],
      'refuses nothing at all': [
        '',
        'InvalidParameterException',
        'Invalid parameter: SubscriptionArn Reason: no value for required parameter',
      ],
    }),
    'refuses the ARN of a topic': async (target) => {
      const { topic } = await makeSubscription(target);
      await expect(unsubscribe(target, topic)).rejects.toMatchObject(
        refusal('InvalidParameterException', 'Invalid parameter: SubscriptionId'),
      );
    },
    'refuses the ARN of something else': async (target) => {
      const { subscription } = await makeSubscription(target);
      await expect(unsubscribe(target, subscription.replace(':sns:', ':sqs:'))).rejects.toMatchObject(
        refusal('InvalidParameterException', 'Invalid parameter: SubscriptionId'),
      );
    },
  },
  behaviour: {
    'takes the subscription away, and succeeds a second time': async (target) => {
      const { subscription } = await makeSubscription(target);
      await unsubscribe(target, subscription);
      await unsubscribe(target, subscription);
      const command = new GetSubscriptionAttributesCommand({ SubscriptionArn: subscription });
      await expect(target.client(SNSClient).send(command)).rejects.toMatchObject(
        refusal('NotFoundException', 'Subscription does not exist'),
      );
    },
    'ends the deliveries': onlyLocally('at once', async (target, local) => {
      const { topic, queue, subscription } = await makeSubscription(target);
      await unsubscribe(target, subscription);
      local.calls.clear();
      await target.client(SNSClient).send(new PublishCommand({ TopicArn: topic, Message: 'x' }));
      expect(await look(target, queue.url)).toEqual([]);
      expect(local.calls.list({ service: 'sqs', operation: 'SendMessage' })).toEqual([]);
    }),
  },
};
