import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { regionalState } from '../state.ts';
import type { World } from '../world.ts';

export type StoredMessage = {
  id: string;
  body: string;
  attributes: Record<string, MessageAttributeValue>;
  /** Set by a sender inside Lambda, and what its loop detection reads on the other side. */
  traceHeader?: string;
  groupId?: string;
  senderId: string;
  sentAt: number;
  /** Not handed out before this moment: delay and visibility timeout alike. */
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** Of the last receive: twelve hours later at most, the message is visible again. */
  receivedAt?: number;
  deadLetterSourceArn?: string;
};

export type Queue = {
  name: string;
  arn: string;
  account: string;
  region: string;
  /** Only what was set; defaults stand in queue-attributes.ts. */
  attributes: Record<string, string>;
  tags: Record<string, string>;
  createdAt: number;
  modifiedAt: number;
  purgedAt?: number;
  messages: StoredMessage[];
};

export type SqsState = {
  queues: Map<string, Queue>;
  /** Name to the moment of its deletion: AWS refuses the name for 60 seconds. */
  deleted: Map<string, number>;
};

export const sqsState = regionalState<SqsState>('sqs', () => ({ queues: new Map(), deleted: new Map() }));

export const queueArn = (world: World, account: string, region: string, name: string): string =>
  `arn:${world.partition}:sqs:${region}:${account}:${name}`;

export const queueUrl = (world: World, queue: Pick<Queue, 'account' | 'name'>): string =>
  `${world.endpoint}/${queue.account}/${queue.name}`;

export const queueByArn = (world: World, arn: string): Queue | undefined => {
  const [, , , region = '', account = '', name = ''] = arn.split(':');
  return sqsState(world, account, region).queues.get(name);
};
