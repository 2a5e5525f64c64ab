import { sql } from 'kysely';
import type { Database } from '../database/tables.ts';

type LinkId = { id: string; workspace_id: string };

/** Expires the links that nobody used in time, and says which. */
export const expireUnusedLinks = (db: Database, now: Date): Promise<LinkId[]> =>
  db
    .updateTable('links')
    .set({ state: 'expired' })
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .returning(['id', 'workspace_id'])
    .execute();

/** Takes the links whose reconcile is due, most overdue first; each is due again about `every` milliseconds from now. */
export const takeDueLinks = async (trx: Database, now: Date, every: number, limit: number): Promise<string[]> => {
  const due = await trx
    .selectFrom('links')
    .select('id')
    .where('state', 'in', ['linked', 'unreachable'])
    .where('next_reconcile_at', '<=', now)
    .orderBy('next_reconcile_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = due.map(({ id }) => id);
  if (ids.length === 0) return [];
  const spread = sql<Date>`${now}::timestamptz + (0.8 + 0.4 * random()) * ${every}::int * interval '1 millisecond'`;
  await trx.updateTable('links').set({ next_reconcile_at: spread }).where('id', 'in', ids).execute();
  return ids;
};

/** Registrations from before `since` that nothing has come of. */
export const findUnverifiedLinks = async (db: Database, since: Date, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('links')
    .select('id')
    .where('state', '=', 'registered')
    .where('verified_at', 'is', null)
    .where('registered_at', '<=', since)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};
