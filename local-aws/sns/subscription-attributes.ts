import { notImplemented } from '../aws-error.ts';
import { invalidParameter } from './sns-error.ts';
import type { Subscription } from './state.ts';

type Settable = Pick<Subscription, 'protocol' | 'rawMessageDelivery' | 'deadLetterTargetArn'>;

export const setSubscriptionAttribute = (subscription: Settable, name: string, value: string): void => {
  if (name === 'RawMessageDelivery') {
    const wanted = value.toLowerCase() === 'true';
    if (wanted && subscription.protocol !== 'sqs') {
      throw invalidParameter(
        `Attributes Reason: RawMessageDelivery: Delivery protocol [${subscription.protocol}] does not support raw message delivery.`,
      );
    }
    subscription.rawMessageDelivery = wanted;
  } else if (name === 'RedrivePolicy') {
    setRedrivePolicy(subscription, value);
  } else if (name === 'FilterPolicy' || name === 'FilterPolicyScope' || name === 'DeliveryPolicy') {
    if (value !== '' && value !== '{}') throw notImplemented('sns', name);
  } else throw invalidParameter('AttributeName');
};

const setRedrivePolicy = (subscription: Settable, value: string): void => {
  if (value === '' || value === '{}') {
    delete subscription.deadLetterTargetArn;
    return;
  }
  let target: unknown;
  try {
    target = (JSON.parse(value) as { deadLetterTargetArn?: unknown }).deadLetterTargetArn;
  } catch {
    throw invalidParameter('RedrivePolicy: failed to parse JSON.');
  }
  if (typeof target !== 'string' || target.split(':')[2] !== 'sqs') {
    throw invalidParameter('RedrivePolicy: deadLetterTargetArn is not a valid SQS queue ARN.');
  }
  subscription.deadLetterTargetArn = target;
};

export const presentSubscription = (subscription: Subscription): Record<string, string> => ({
  SubscriptionArn: subscription.arn,
  TopicArn: subscription.topicArn,
  Protocol: subscription.protocol,
  Endpoint: subscription.endpoint,
  Owner: subscription.owner,
  ConfirmationWasAuthenticated: 'true',
  PendingConfirmation: 'false',
  RawMessageDelivery: String(subscription.rawMessageDelivery),
  SubscriptionPrincipal: `arn:aws:iam::${subscription.owner}:root`,
  ...(subscription.deadLetterTargetArn !== undefined && {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: subscription.deadLetterTargetArn }),
  }),
});
