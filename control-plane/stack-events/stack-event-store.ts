import { sql, type Insertable } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { Position } from '../page.ts';
import type { StackEventRow, StackEventTable } from './stack-event-table.ts';

/** The events that were not known yet: told twice is stored once. */
export const insertStackEvents = (
  db: Database,
  rows: Insertable<StackEventTable>[],
): Promise<Pick<StackEventRow, 'stack_id' | 'event_id'>[]> =>
  db
    .insertInto('stack_events')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['link_id', 'stack_id', 'event_id']).doNothing())
    .returning(['stack_id', 'event_id'])
    .execute();

export type StackPlace = { region: string | undefined; stackName: string };

/** Newest first. */
export const listStackEvents = (
  db: Database,
  link: { id: string; workspace_id: string },
  { region, stackName }: StackPlace,
  page: { limit: number; after: Position | undefined },
): Promise<StackEventRow[]> => {
  let query = db
    .selectFrom('stack_events')
    .selectAll()
    .where('workspace_id', '=', link.workspace_id)
    .where('link_id', '=', link.id)
    .where('stack_name', '=', stackName);
  if (region !== undefined) query = query.where('region', '=', region);
  const { after } = page;
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(after.at, after.id)));
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
};

/** At most `limit` of those that came earlier; answers how many went. */
export const deleteStackEventsBefore = async (db: Database, before: Date, limit: number): Promise<number> => {
  const old = db
    .selectFrom('stack_events')
    .select(sql`ctid`.as('place'))
    .where('received_at', '<', before)
    .limit(limit);
  const { numDeletedRows } = await db
    .deleteFrom('stack_events')
    .where(sql`ctid`, 'in', old)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};
