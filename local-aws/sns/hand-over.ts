import { AwsError } from '../aws-error.ts';
import type { Principal } from '../principal.ts';
import type { World } from '../world.ts';
import { envelope, lambdaEvent, messageFor, type TopicPlace } from './notification.ts';
import type { Delivery } from './state.ts';

/** One attempt to deliver. */
export const handOver = async (world: World, delivery: Delivery): Promise<void> => {
  const { topic, subscription, notification } = delivery;
  const principal = publisherTo(world, topic, subscription.endpoint);
  if (subscription.protocol === 'sqs') {
    return sendToQueue(world, principal, subscription.endpoint, queueMessage(delivery));
  }
  const [, , , region = '', account = ''] = subscription.endpoint.split(':');
  await world.dispatch({
    service: 'lambda',
    operation: 'Invoke',
    principal,
    account,
    region,
    ...(notification.traceHeader !== undefined && { traceHeader: notification.traceHeader }),
    input: {
      FunctionName: subscription.endpoint,
      InvocationType: 'Event',
      Payload: Buffer.from(lambdaEvent(topic, subscription, notification)),
    },
  });
};

/** What could not be delivered, as a queue would have got it. */
export const sendToDeadLetters = async (world: World, delivery: Delivery): Promise<void> => {
  const { deadLetterTargetArn } = delivery.subscription;
  if (deadLetterTargetArn === undefined) return;
  const principal = publisherTo(world, delivery.topic, deadLetterTargetArn);
  await sendToQueue(world, principal, deadLetterTargetArn, queueMessage(delivery));
};

const queueMessage = ({ topic, subscription, notification }: Delivery): object => ({
  ...(subscription.rawMessageDelivery
    ? { MessageBody: messageFor('sqs', notification), MessageAttributes: notification.attributes }
    : { MessageBody: envelope(topic, subscription, notification) }),
  ...(notification.groupId !== undefined && { MessageGroupId: notification.groupId }),
  ...(notification.traceHeader !== undefined && {
    MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: notification.traceHeader } },
  }),
});

/**
 * As whom SNS comes. Where one of the two regions is an opt-in region, it comes under that region's own name:
 * out of one to functions and queues, into one to queues only, and from one into another not at all.
 */
const publisherTo = (world: World, topic: TopicPlace, endpoint: string): Principal => {
  const [, , service, region = ''] = endpoint.split(':');
  const isOptIn = (name: string) => world.regions.find((one) => one.name === name)?.optIn === true;
  const optIn = region === topic.region ? [] : [topic.region, region].filter(isOptIn);
  if (optIn.length === 2 || (service === 'lambda' && optIn.includes(region))) {
    throw new AwsError('InvalidParameter', `Delivery from ${topic.region} to ${region} is not supported.`, 400);
  }
  return {
    kind: 'service',
    service: optIn.length === 1 ? `sns.${optIn[0]}.amazonaws.com` : 'sns.amazonaws.com',
    sourceArn: topic.arn,
    sourceAccount: topic.account,
  };
};

const sendToQueue = async (world: World, principal: Principal, arn: string, message: object): Promise<void> => {
  const [, , , region = '', account = '', name = ''] = arn.split(':');
  await world.dispatch({
    service: 'sqs',
    operation: 'SendMessage',
    principal,
    account,
    region,
    input: { QueueUrl: `${world.endpoint}/${account}/${name}`, ...message },
  });
};
