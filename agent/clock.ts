import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './deps.ts';

export const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
};
