import pg from 'pg';
import type { Logger } from 'pino';
import { liveChannel, type Announcement } from './announce.ts';

type Listener = (announcement: Announcement) => void;

/** This process' ear on the database's announcements. */
export type Live = {
  /** Calls back for each announcement until the returned function is called. */
  listen(listener: Listener): () => void;
  close(): Promise<void>;
};

const reconnectAfter = 1_000;

export const openLive = async (databaseUrl: string, log: Logger): Promise<Live> => {
  const listeners = new Set<Listener>();
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: databaseUrl, application_name: 'stackery-live', keepAlive: true });
    next.on('notification', ({ payload }) => {
      const announcement = JSON.parse(payload ?? '{}') as Announcement;
      for (const listener of listeners) listener(announcement);
    });
    next.on('error', () => {});
    next.on('end', () => lost());
    await next.connect();
    await next.query(`listen ${liveChannel}`);
    client = next;
  };
  // What is announced meanwhile is missed: pages fetch again when their stream reconnects.
  const lost = () => {
    if (closed) return;
    clearTimeout(retry);
    retry = setTimeout(() => {
      connect().catch((error: unknown) => {
        log.warn({ err: error }, 'No announcements from the database; trying again.');
        lost();
      });
    }, reconnectAfter);
  };

  await connect();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
};
