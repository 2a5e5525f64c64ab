import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database } from '../database/tables.ts';
import type { JobName, JobPayloads } from './job-payloads.ts';

export type SendOptions = {
  /** Not before so many seconds from now. */
  startAfterSeconds?: number;
  /** For jobs that are kept once each: what they are about. */
  singletonKey?: string;
};

/** Sends jobs in the caller's transaction: a row and its job are there together, or not at all. */
export type Queue = {
  send<Name extends JobName>(
    db: Database,
    name: Name,
    payload: JobPayloads[Name],
    options?: SendOptions,
  ): Promise<void>;
  /** The library itself, for the workers. */
  boss: PgBoss;
  close(): Promise<void>;
};

export const openQueue = async (databaseUrl: string, log: Logger): Promise<Queue> => {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'stackery-queue',
    max: 4,
    useListenNotify: true,
    // pg-boss reports its own trouble here; the jobs' trouble is the jobs'
    persistWarnings: false,
  });
  boss.on('error', (error) => log.error({ error: error.message }, 'The job queue has trouble with its database.'));
  await boss.start();
  return {
    boss,
    async send(db, name, payload, { startAfterSeconds, singletonKey } = {}) {
      await boss.send(name, payload, {
        db: fromKysely(db),
        ...(startAfterSeconds === undefined ? {} : { startAfter: startAfterSeconds }),
        ...(singletonKey === undefined ? {} : { singletonKey }),
      });
    },
    close: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
};
