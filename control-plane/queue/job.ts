import type { Deps } from '../compose.ts';
import type { JobName, JobPayloads } from './job-payloads.ts';

/** One kind of job: what it does, and how patiently. */
export type Job<Name extends JobName> = {
  run: (deps: Deps, payload: JobPayloads[Name]) => Promise<void>;
  /** Seconds after which a run counts as lost and is started again. */
  expireInSeconds: number;
  /** How often a run that threw is started again, each time after a longer pause. */
  retries: number;
  /** How many run side by side in one control plane. */
  atOnce: number;
  /** While one waits under a key, another under the same key is dropped; each send then needs its key. */
  onceEach?: boolean;
  /** Runs by itself: a cron expression; minutes are the finest. */
  schedule?: string;
};

export type Jobs = { [Name in JobName]: Job<Name> };
