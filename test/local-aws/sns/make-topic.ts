import {
  CreateTopicCommand,
  DeleteTopicCommand,
  SNSClient,
  SubscribeCommand,
  type CreateTopicCommandInput,
} from '@aws-sdk/client-sns';
import type { Target } from '../../support/start-target.ts';
import { makeQueue, type MadeQueue } from '../sqs/make-queue.ts';

/** A topic with a name of its own, gone after the tests. */
export const makeTopic = async (target: Target, input: Partial<CreateTopicCommandInput> = {}): Promise<string> => {
  const sns = target.client(SNSClient);
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: target.unique('topic'), ...input }));
  target.afterwards(() => sns.send(new DeleteTopicCommand({ TopicArn })));
  return TopicArn;
};

/** A queue that lets SNS send for the topic. */
export const makeOpenQueue = (target: Target, topicArn: string): Promise<MadeQueue> => {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: '*',
    Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  return makeQueue(target, { Attributes: { Policy } });
};

export const subscribe = async (
  target: Target,
  TopicArn: string,
  Endpoint: string,
  Attributes?: Record<string, string>,
): Promise<string> => {
  const Protocol = Endpoint.split(':')[2];
  const command = new SubscribeCommand({ TopicArn, Protocol, Endpoint, ...(Attributes && { Attributes }) });
  return (await target.client(SNSClient).send(command)).SubscriptionArn ?? '';
};

/** A topic with a queue that gets what is published. */
export const makeSubscription = async (target: Target, attributes?: Record<string, string>) => {
  const topic = await makeTopic(target);
  const queue = await makeOpenQueue(target, topic);
  return { topic, queue, subscription: await subscribe(target, topic, queue.arn, attributes) };
};

export const arnOfTopic = (target: Target, name: string): string =>
  `arn:aws:sns:${target.region}:${target.accountId}:${name}`;

export const noTopic = 'Topic does not exist';
export const noArn =
  /^Invalid parameter: (TopicArn|SubscriptionArn) Reason: An ARN must have at least 6 elements, not 1$/;
