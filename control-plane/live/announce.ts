import { sql } from 'kysely';
import type { LiveEvent } from '../../contract/live-event.ts';
import type { Database } from '../database/tables.ts';

export const liveChannel = 'stackery_live';

/** What travels between control planes: which workspace may hear it (null: all), and the event. */
export type Announcement = { workspaceId: string | null; event: LiveEvent };

/** Heard by every control plane when, and only when, the caller's transaction commits. */
export const announce = async (
  db: Database,
  workspaceId: string | null,
  kind: LiveEvent['kind'],
  id: string,
): Promise<void> => {
  const announcement: Announcement = { workspaceId, event: { kind, id } };
  await sql`select pg_notify(${liveChannel}, ${JSON.stringify(announcement)})`.execute(db);
};
