import { regionalState } from '../state.ts';
import type { World } from '../world.ts';
import type { Notification, TopicPlace } from './notification.ts';

export type Subscription = {
  arn: string;
  topicArn: string;
  protocol: 'lambda' | 'sqs';
  endpoint: string;
  owner: string;
  /** Who subscribed, as an ARN. */
  principal: string;
  rawMessageDelivery: boolean;
  /** ARN of the dead-letter queue. */
  deadLetterTargetArn?: string;
};

export type Topic = {
  name: string;
  arn: string;
  account: string;
  region: string;
  displayName: string;
  policy: string;
  tags: Record<string, string>;
  subscriptions: Subscription[];
};

/** A notification on its way to one subscription. */
export type Delivery = {
  id: string;
  topic: TopicPlace;
  subscription: Subscription;
  notification: Notification;
  /** Failed attempts so far. */
  retries: number;
  /** When the next attempt may start. */
  dueAt: number;
};

export type SnsState = { topics: Map<string, Topic> };

export const snsState = regionalState<SnsState>('sns', () => ({ topics: new Map() }));

/** What is not delivered yet, by id. */
export const snsDeliveries = regionalState<Map<string, Delivery>>('sns-deliveries', () => new Map());

export const topicArn = (world: World, account: string, region: string, name: string): string =>
  `arn:${world.partition}:sns:${region}:${account}:${name}`;
