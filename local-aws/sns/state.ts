import { regionalState } from '../state.ts';
import type { World } from '../world.ts';

export type Subscription = {
  arn: string;
  topicArn: string;
  protocol: 'lambda' | 'sqs';
  endpoint: string;
  owner: string;
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

export type SnsState = { topics: Map<string, Topic> };

export const snsState = regionalState<SnsState>('sns', () => ({ topics: new Map() }));

export const topicArn = (world: World, account: string, region: string, name: string): string =>
  `arn:${world.partition}:sns:${region}:${account}:${name}`;
