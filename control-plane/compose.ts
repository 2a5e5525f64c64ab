import type { Logger } from 'pino';
import { createAws, type Aws } from './aws/aws.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import type { Database } from './database/tables.ts';
import { openLive, type Live } from './live/live.ts';
import { createLog } from './log.ts';
import type { ReleaseWatch } from './releases/fresh-releases.ts';
import { openQueue, type Queue } from './queue/queue.ts';
import { lazySignIn, type SignIn } from './people/sign-in.ts';

/** All that a verb may need; each asks for its part of it. */
export type Deps = {
  config: Config;
  db: Database;
  queue: Queue;
  clock: Clock;
  log: Logger;
  aws: Aws;
  live: Live;
  releaseWatch: ReleaseWatch;
  /** Made when first asked for: it needs our address, which is known once we listen. */
  signIn: () => Promise<SignIn>;
  /** Where we are reached: as configured, or where we came to listen. */
  publicUrl: string | undefined;
};

/** What tests put in place of the real thing. */
export type Overrides = { clock?: Clock; log?: Logger };

export type Composed = { deps: Deps; close(): Promise<void> };

export const compose = async (config: Config, overrides: Overrides = {}): Promise<Composed> => {
  const log = overrides.log ?? createLog(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    const { db, url, close: closeDatabase } = await openDatabase(config);
    closers.push(closeDatabase);
    const queue = await openQueue(url, log);
    closers.push(() => queue.close());
    const live = await openLive(url, log);
    closers.push(() => live.close());
    const aws = createAws(clock);
    closers.push(() => aws.close());
    const releaseWatch: ReleaseWatch = { lookedAt: 0, looking: undefined };
    const { publicUrl } = config;
    const signIn = lazySignIn(() => deps);
    const deps: Deps = { config, db, queue, clock, log, aws, live, releaseWatch, signIn, publicUrl };
    return { deps, close };
  } catch (error) {
    await close();
    throw error;
  }
};
