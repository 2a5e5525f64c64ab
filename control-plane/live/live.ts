import pg from 'pg';
import type { Logger } from 'pino';
import { liveChannel, type Announcement } from './announce.ts';

type Listener = { onAnnouncement: (announcement: Announcement) => void; onGap?: (() => void) | undefined };

/** This process' ear on the database's announcements. */
export type Live = {
  /**
   * Calls back for each announcement until the returned function is called. `onGap`: announcements may have been missed,
   * because the database was away for a moment.
   */
  listen(onAnnouncement: (announcement: Announcement) => void, onGap?: () => void): () => void;
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
      for (const { onAnnouncement } of listeners) onAnnouncement(announcement);
    });
    next.on('error', () => {});
    next.on('end', () => lost());
    await next.connect();
    await next.query(`listen ${liveChannel}`);
    client = next;
  };
  const lost = () => {
    if (closed) return;
    clearTimeout(retry);
    retry = setTimeout(() => {
      connect().then(
        () => [...listeners].forEach(({ onGap }) => onGap?.()),
        (error: unknown) => {
          log.warn({ err: error }, 'No announcements from the database; trying again.');
          lost();
        },
      );
    }, reconnectAfter);
  };

  await connect();
  return {
    listen(onAnnouncement, onGap) {
      const listener = { onAnnouncement, onGap };
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
