import { GetSubscriptionAttributesCommand, SetSubscriptionAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeOpenQueue, makeSubscription, makeTopic } from '../make-topic.ts';

const set = (target: Target, SubscriptionArn: string, AttributeName: string, AttributeValue: string) =>
  target
    .client(SNSClient)
    .send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
const setOnNew = async (target: Target, [name, value]: [string, string]) =>
  set(target, (await makeSubscription(target)).subscription, name, value);
const get = async (target: Target, SubscriptionArn: string) =>
  (await target.client(SNSClient).send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes;

export const setSubscriptionAttributes: OperationTest = {
  fact: 'SNS API reference, SetSubscriptionAttributes: one attribute by name. Developer guide, dead-letter queues: RedrivePolicy names a queue; an empty one is none.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await setOnNew(target, ['RawMessageDelivery', 'true']);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(setOnNew, {
      'refuses an attribute that there is not': [
        ['Colour', 'red'],
        'InvalidParameterException',
        'Invalid parameter: AttributeName',
      ],
      'refuses raw delivery that is neither true nor false': [
        ['RawMessageDelivery', 'perhaps'],
        'InvalidParameterException',
        'Invalid parameter: RawMessageDelivery: Invalid value [perhaps]. Must be true or false.',
      ],
      'refuses a dead-letter queue that is no ARN': [
        ['RedrivePolicy', '{"deadLetterTargetArn":"nonsense"}'],
        'InvalidParameterException',
        'Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn',
      ],
      'refuses a redrive policy that is no JSON': [
        ['RedrivePolicy', '{no'],
        'InvalidParameterException',
        "Invalid parameter: RedrivePolicy: failed to parse JSON. Unexpected character ('n' (code 110)): was expecting double-quote to start field name\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 2]",
      ],
    }),
    'refuses a subscription that does not exist': async (target) => {
      const none = `${await makeTopic(target)}:00000000-0000-4000-8000-000000000000`;
      await expect(set(target, none, 'RawMessageDelivery', 'true')).rejects.toMatchObject(
        refusal('NotFoundException', 'Subscription does not exist'),
      );
    },
  },
  behaviour: {
    'changes the attribute, and drops a redrive policy that is empty': async (target) => {
      const { topic, subscription } = await makeSubscription(target);
      await set(target, subscription, 'RawMessageDelivery', 'true');
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: (await makeOpenQueue(target, topic)).arn });
      await set(target, subscription, 'RedrivePolicy', RedrivePolicy);
      expect(await get(target, subscription)).toMatchObject({ RawMessageDelivery: 'true', RedrivePolicy });
      await set(target, subscription, 'RedrivePolicy', '{}');
      expect(await get(target, subscription)).not.toHaveProperty('RedrivePolicy');
    },
  },
};
