import { notImplemented } from '../aws-error.ts';
import { jsonProblem } from './json-problem.ts';
import { invalidParameter } from './sns-error.ts';
import type { Subscription } from './state.ts';

type Settable = Pick<Subscription, 'protocol' | 'rawMessageDelivery' | 'deadLetterTargetArn'>;

const notHere = ['FilterPolicy', 'FilterPolicyScope', 'DeliveryPolicy', 'ReplayPolicy', 'SubscriptionRoleArn'];

/** Throws SNS's reason alone: Subscribe and SetSubscriptionAttributes put it in other words. */
class Refused extends Error {}

/** Sets the attributes of a Subscribe. */
export const applySubscriptionAttributes = (subscription: Settable, attributes: Record<string, string>): void => {
  for (const [name, value] of Object.entries(attributes)) {
    try {
      apply(subscription, name, value, `Unknown attribute: ${name}`);
    } catch (error) {
      throw error instanceof Refused ? invalidParameter(`Attributes Reason: ${error.message}`) : error;
    }
  }
};

export const setSubscriptionAttribute = (subscription: Settable, name: string, value: string): void => {
  try {
    apply(subscription, name, value, 'AttributeName');
  } catch (error) {
    throw error instanceof Refused ? invalidParameter(error.message) : error;
  }
};

const apply = (subscription: Settable, name: string, value: string, unknown: string): void => {
  if (name === 'RawMessageDelivery') {
    setRawDelivery(subscription, value);
  } else if (name === 'RedrivePolicy') {
    setRedrivePolicy(subscription, value);
  } else if (notHere.includes(name)) {
    if (value !== '' && value !== '{}') throw notImplemented('sns', name);
  } else throw new Refused(unknown);
};

const setRawDelivery = (subscription: Settable, value: string): void => {
  if (!/^(true|false)$/i.test(value)) {
    throw new Refused(`RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
  }
  const wanted = value.toLowerCase() === 'true';
  if (wanted && subscription.protocol !== 'sqs') {
    throw new Refused(
      `RawMessageDelivery: Delivery protocol [${subscription.protocol}] does not support raw message delivery.`,
    );
  }
  subscription.rawMessageDelivery = wanted;
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
    throw new Refused(`RedrivePolicy: ${jsonProblem(value)}`);
  }
  if (typeof target !== 'string' || !/^arn:[^:]+:sqs:[^:]+:\d{12}:.+$/.test(target)) {
    throw new Refused('RedrivePolicy: deadLetterTargetArn is an invalid arn');
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
  SubscriptionPrincipal: subscription.principal,
  ...(subscription.deadLetterTargetArn !== undefined && {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: subscription.deadLetterTargetArn }),
  }),
});
