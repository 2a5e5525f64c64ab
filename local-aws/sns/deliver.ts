import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { handOver, sendToDeadLetters } from './hand-over.ts';
import type { Notification } from './notification.ts';
import { snsDeliveries, type Delivery, type Topic } from './state.ts';

/** Hands a notification to every subscription; the publisher does not wait. */
export const deliver = (world: World, topic: Topic, notification: Notification): void => {
  const { arn, account, region } = topic;
  for (const subscription of topic.subscriptions) {
    const delivery: Delivery = {
      id: randomUUID(),
      topic: { arn, account, region },
      subscription: { ...subscription },
      notification,
      retries: 0,
      dueAt: world.clock.now(),
    };
    snsDeliveries(world, account, region).set(delivery.id, delivery);
    driveDelivery(world, delivery);
  }
};

/** Sees a delivery through to its end, from wherever it is. */
export const driveDelivery = (world: World, delivery: Delivery): void => {
  const { topic, subscription } = delivery;
  void drive(world, delivery)
    .catch((error: unknown) => {
      if (!world.signal.aborted) world.log(`sns delivery to ${subscription.endpoint}: ${String(error)}`);
    })
    .finally(() => {
      // what the end of the world cut off goes on in a restored one
      if (!world.signal.aborted) snsDeliveries(world, topic.account, topic.region).delete(delivery.id);
    });
};

/** 3 tries at once, 2 after a second each, 10 with growing pauses up to 20 seconds, then 100,000 every 20 seconds. */
const pauseBefore = (retry: number): number | undefined => {
  if (retry <= 3) return 0;
  if (retry <= 5) return 1_000;
  if (retry <= 15) return Math.min(20_000, 1_000 * 1.35 ** (retry - 5));
  return retry <= 100_015 ? 20_000 : undefined;
};

const drive = async (world: World, delivery: Delivery): Promise<void> => {
  for (;;) {
    const wait = delivery.dueAt - world.clock.now();
    if (wait > 0) await world.clock.sleep(wait, world.signal);
    try {
      return await handOver(world, delivery);
    } catch (error) {
      if (world.signal.aborted) return;
      delivery.retries += 1;
      const pause = isClientError(error) ? undefined : pauseBefore(delivery.retries);
      if (pause === undefined) return sendToDeadLetters(world, delivery);
      delivery.dueAt = world.clock.now() + pause;
    }
  }
};

/** A deleted endpoint or a policy that refuses will not get better; throttling and failures of a service may. */
const isClientError = (error: unknown): boolean =>
  error instanceof AwsError && error.status < 500 && error.status !== 429;
