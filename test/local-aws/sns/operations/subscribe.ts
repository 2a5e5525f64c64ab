import { SNSClient, SubscribeCommand, type SubscribeCommandInput } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeOpenQueue, makeSubscription, makeTopic, noTopic, subscribe } from '../make-topic.ts';

const toNewTopic = async (target: Target, input: Partial<SubscribeCommandInput>) =>
  target.client(SNSClient).send(
    new SubscribeCommand({
      TopicArn: await makeTopic(target),
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:${target.region}:${target.accountId}:any`,
      ...input,
    }),
  );

export const subscribeTest: OperationTest = {
  fact: 'SNS API reference, Subscribe: protocol, endpoint and attributes; an endpoint that is subscribed already is answered, unless its attributes differ. Developer guide, cross-Region delivery: subscribe where the topic is. Attributes that are not named are not compared: recorded from AWS in localstack/localstack tests/aws/services/sns.',
  shape: {
    'answers the ARN, which is that of the topic and an id': async (target) => {
      const { topic, subscription } = await makeSubscription(target);
      expect(subscription.startsWith(`${topic}:`)).toBe(true);
      expect(subscription.slice(topic.length + 1)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    },
  },
  validation: {
    ...refusals(toNewTopic, {
      'refuses a protocol that there is not': [
        { Protocol: 'pigeon' },
        'InvalidParameterException',
        'Invalid parameter: Amazon SNS does not support this protocol string: pigeon',
      ],
      'refuses a queue that is no ARN': [
        { Endpoint: 'https://sqs.example.com/1/queue' },
        'InvalidParameterException',
        'Invalid parameter: SQS endpoint ARN',
      ],
      'refuses raw delivery that is neither true nor false': [
        { Attributes: { RawMessageDelivery: 'perhaps' } },
        'InvalidParameterException',
        'Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [perhaps]. Must be true or false.',
      ],
    }),
    'refuses a topic that does not exist': async (target) => {
      const TopicArn = arnOfTopic(target, target.unique('none'));
      await expect(toNewTopic(target, { TopicArn })).rejects.toMatchObject(refusal('NotFoundException', noTopic));
    },
    'refuses a FIFO queue for a topic that is none': async (target) => {
      const Endpoint = `arn:aws:sqs:${target.region}:${target.accountId}:any.fifo`;
      await expect(toNewTopic(target, { Endpoint })).rejects.toMatchObject(
        refusal(
          'InvalidParameterException',
          'Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
        ),
      );
    },
    'refuses a topic of another region': async (target) => {
      const TopicArn = (await makeTopic(target)).replace(target.region, 'us-west-1');
      await expect(toNewTopic(target, { TopicArn })).rejects.toMatchObject(
        refusal('InvalidParameterException', 'Invalid parameter: TopicArn'),
      );
    },
    'refuses an endpoint that is subscribed with other attributes': async (target) => {
      const { topic, queue } = await makeSubscription(target);
      await expect(subscribe(target, topic, queue.arn, { RawMessageDelivery: 'true' })).rejects.toMatchObject(
        refusal(
          'InvalidParameterException',
          'Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
        ),
      );
    },
  },
  behaviour: {
    'answers the subscription that is there': async (target) => {
      const { topic, queue, subscription } = await makeSubscription(target);
      expect(await subscribe(target, topic, queue.arn)).toBe(subscription);
    },
    'compares no attribute that is not named': async (target) => {
      const topic = await makeTopic(target);
      const queue = await makeOpenQueue(target, topic);
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queue.arn });
      const subscription = await subscribe(target, topic, queue.arn, { RawMessageDelivery: 'true', RedrivePolicy });
      expect(await subscribe(target, topic, queue.arn, { RawMessageDelivery: 'true' })).toBe(subscription);
      expect(await subscribe(target, topic, queue.arn, {})).toBe(subscription);
    },
    'makes another one for another endpoint': async (target) => {
      const { topic, subscription } = await makeSubscription(target);
      expect(await subscribe(target, topic, (await makeOpenQueue(target, topic)).arn)).not.toBe(subscription);
    },
  },
};
