import type { World } from '../world.ts';

// Not state: only who waits right now, so a long poll ends when a message comes and not a poll interval later.
const waiting = new WeakMap<World, Map<string, Set<() => void>>>();

const waitersOf = (world: World, arn: string): Set<() => void> => {
  const queues = waiting.get(world) ?? new Map<string, Set<() => void>>();
  waiting.set(world, queues);
  const waiters = queues.get(arn) ?? new Set();
  queues.set(arn, waiters);
  return waiters;
};

/** Wakes the long polls of a queue: something may be receivable now. */
export const announceArrival = (world: World, arn: string): void => {
  for (const wake of [...waitersOf(world, arn)]) wake();
};

/** Waits until something arrives at the queue, or the clock has passed `until`. */
export const awaitArrival = async (world: World, arn: string, until: number, ended: AbortSignal): Promise<void> => {
  const woken = new AbortController();
  const wake = () => woken.abort();
  const waiters = waitersOf(world, arn).add(wake);
  try {
    await world.clock
      .sleep(Math.max(0, until - world.clock.now()), AbortSignal.any([woken.signal, ended]))
      .catch(() => {});
  } finally {
    waiters.delete(wake);
  }
};
