import { randomBytes } from 'node:crypto';
import type { World } from '../world.ts';
import { announceArrival } from './arrivals.ts';
import { numberAttribute, redrivePolicy } from './queue-attributes.ts';
import { queueByArn, type Queue, type StoredMessage } from './state.ts';

/** Takes up to `limit` visible messages out of sight; those received too often go to the dead-letter queue instead. */
export const takeMessages = (world: World, queue: Queue, limit: number, visibility: number): StoredMessage[] => {
  dropExpired(world, queue);
  const now = world.clock.now();
  const taken: StoredMessage[] = [];
  for (const message of [...queue.messages]) {
    if (taken.length === limit) break;
    if (message.visibleAt > now || moveToDeadLetters(world, queue, message)) continue;
    message.receiveCount += 1;
    message.firstReceivedAt ??= now;
    message.visibleAt = now + visibility * 1_000;
    message.receipt = `${message.id}#${randomBytes(48).toString('base64')}`;
    taken.push(message);
  }
  return taken;
};

/** The retention period counts from the first send, also across a move to the dead-letter queue. */
export const dropExpired = (world: World, queue: Queue): void => {
  const oldest = world.clock.now() - numberAttribute(queue, 'MessageRetentionPeriod') * 1_000;
  queue.messages = queue.messages.filter((message) => message.sentAt > oldest);
};

const moveToDeadLetters = (world: World, queue: Queue, message: StoredMessage): boolean => {
  const policy = redrivePolicy(queue);
  if (policy === undefined || message.receiveCount < policy.maxReceiveCount) return false;
  const target = queueByArn(world, policy.deadLetterTargetArn);
  if (target === undefined) return false;
  queue.messages.splice(queue.messages.indexOf(message), 1);
  delete message.receipt;
  message.visibleAt = world.clock.now();
  message.deadLetterSourceArn = queue.arn;
  target.messages.push(message);
  announceArrival(world, target.arn);
  return true;
};
