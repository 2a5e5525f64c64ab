import type { Config } from './config.ts';
import type { Log } from './log.ts';

export type Clock = {
  now(): number;
  /** Rejects when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** What the work on one request may use. */
export type Deps = {
  config: Config;
  clock: Clock;
  log: Log;
  /** When CloudFormation made this request: a Delete that came after it stops it. */
  askedAt: number;
  /** Aborted when the request has been answered or handed over: work that goes on after that would run in a later invocation. */
  signal: AbortSignal;
};
