import type { World } from '../world.ts';
import { announceArrival } from './arrivals.ts';
import { numberAttribute, redrivePolicy } from './queue-attributes.ts';
import { newReceipt } from './receipts.ts';
import { queueByArn, type Queue, type StoredMessage } from './state.ts';

export type Taken = StoredMessage & { receipt: string };

/** Takes up to `limit` visible messages out of sight; those received too often go to the dead-letter queue instead. */
export const takeMessages = (world: World, queue: Queue, limit: number, visibility: number): Taken[] => {
  dropExpired(world, queue);
  const now = world.clock.now();
  const taken: Taken[] = [];
  for (const message of [...queue.messages]) {
    if (taken.length === limit) break;
    if (message.visibleAt > now || moveToDeadLetters(world, queue, message)) continue;
    message.receiveCount += 1;
    message.firstReceivedAt ??= now;
    message.visibleAt = now + visibility * 1_000;
    message.receivedAt = now;
    taken.push({ ...message, receipt: newReceipt(message.id) });
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
  message.visibleAt = world.clock.now();
  message.deadLetterSourceArn = queue.arn;
  target.messages.push(message);
  announceArrival(world, target.arn);
  return true;
};
