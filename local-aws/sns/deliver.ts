import { AwsError } from '../aws-error.ts';
import type { Principal } from '../principal.ts';
import type { World } from '../world.ts';
import { envelope, lambdaEvent, type Notification } from './notification.ts';
import type { Subscription, Topic } from './state.ts';

/** Hands a notification to every subscription; the publisher does not wait. */
export const deliver = (world: World, topic: Topic, notification: Notification): void => {
  for (const subscription of topic.subscriptions) {
    void deliverOne(world, topic, subscription, notification).catch((error: unknown) => {
      if (!world.signal.aborted) world.log(`sns delivery to ${subscription.endpoint}: ${String(error)}`);
    });
  }
};

/** 3 tries at once, 2 after a second each, 10 with growing pauses up to 20 seconds, then 100,000 every 20 seconds. */
const pauseBefore = (retry: number): number | undefined => {
  if (retry <= 3) return 0;
  if (retry <= 5) return 1_000;
  if (retry <= 15) return Math.min(20_000, 1_000 * 1.35 ** (retry - 5));
  return retry <= 100_015 ? 20_000 : undefined;
};

const deliverOne = async (
  world: World,
  topic: Topic,
  subscription: Subscription,
  notification: Notification,
): Promise<void> => {
  for (let retry = 1; ; retry += 1) {
    try {
      return await attempt(world, topic, subscription, notification);
    } catch (error) {
      const pause = isClientError(error) ? undefined : pauseBefore(retry);
      if (pause === undefined) return toDeadLetters(world, topic, subscription, notification);
      if (pause > 0) await world.clock.sleep(pause, world.signal);
      if (world.signal.aborted) return;
    }
  }
};

/** A deleted endpoint or a policy that refuses will not get better; throttling and failures of a service may. */
const isClientError = (error: unknown): boolean =>
  error instanceof AwsError && error.status < 500 && error.status !== 429;

const attempt = async (
  world: World,
  topic: Topic,
  subscription: Subscription,
  notification: Notification,
): Promise<void> => {
  const principal = publisherTo(world, topic, subscription.endpoint);
  if (subscription.protocol === 'sqs') {
    return sendToQueue(world, principal, subscription.endpoint, {
      ...(subscription.rawMessageDelivery
        ? { MessageBody: notification.messageFor('sqs'), MessageAttributes: notification.attributes }
        : { MessageBody: envelope(topic, subscription, notification) }),
      ...traced(notification),
    });
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

/**
 * As whom SNS comes: across regions out of an opt-in region under that region's own name,
 * and into an opt-in region not at all.
 */
const publisherTo = (world: World, topic: Topic, endpoint: string): Principal => {
  const region = endpoint.split(':')[3];
  const isOptIn = (name: string | undefined) => world.regions.find((one) => one.name === name)?.optIn === true;
  if (region !== topic.region && isOptIn(region)) {
    throw new AwsError('InvalidParameter', `Delivery from ${topic.region} to ${region} is not supported.`, 400);
  }
  const crosses = region !== topic.region && isOptIn(topic.region);
  return {
    kind: 'service',
    service: crosses ? `sns.${topic.region}.amazonaws.com` : 'sns.amazonaws.com',
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

const traced = ({ traceHeader }: Notification): object =>
  traceHeader === undefined
    ? {}
    : { MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } } };

const toDeadLetters = async (
  world: World,
  topic: Topic,
  subscription: Subscription,
  notification: Notification,
): Promise<void> => {
  const { deadLetterTargetArn } = subscription;
  if (deadLetterTargetArn === undefined) return;
  const body =
    subscription.protocol === 'lambda'
      ? lambdaEvent(topic, subscription, notification)
      : envelope(topic, subscription, notification);
  await sendToQueue(world, publisherTo(world, topic, deadLetterTargetArn), deadLetterTargetArn, { MessageBody: body });
};
