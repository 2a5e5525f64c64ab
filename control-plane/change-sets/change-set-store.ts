import type { Insertable, Updateable } from 'kysely';
import type { ChangeSetSort, ChangeSetState } from '../../contract/change-set.ts';
import type { Database } from '../database/tables.ts';
import { announce } from '../live/announce.ts';
import { isAfter, type OrderPosition } from '../order.ts';
import { beginsWith, contains } from '../search.ts';
import { changeSetOrders } from './change-set-order.ts';
import { isSettled, statesBefore } from './change-set-state.ts';
import type { ChangeSetRow, ChangeSetTable } from './change-set-table.ts';

export const insertChangeSet = async (db: Database, row: Insertable<ChangeSetTable>): Promise<void> => {
  await db.insertInto('change_sets').values(row).execute();
  await announce(db, row.workspace_id, 'change-set', row.id);
};

export const findChangeSet = (db: Database, workspaceId: string, id: string): Promise<ChangeSetRow | undefined> =>
  db
    .selectFrom('change_sets')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();

/** For jobs, which were told the id by a row of the same workspace. */
export const loadChangeSet = (db: Database, id: string): Promise<ChangeSetRow | undefined> =>
  db.selectFrom('change_sets').selectAll().where('id', '=', id).executeTakeFirst();

export type ChangeSetFilter = {
  linkId?: string | undefined;
  state?: ChangeSetState | undefined;
  search?: string | undefined;
};

/** What a list shows: without changes and review, which can be large. */
const summaryColumns = [
  'id',
  'link_id',
  'account_id',
  'region',
  'stack_name',
  'type',
  'state',
  'problem',
  'name',
  'description',
  'created_at',
  'created_by',
  'settled_at',
] as const;
export type ChangeSetSummaryRow = Pick<ChangeSetRow, (typeof summaryColumns)[number]>;

/** In the order asked for; those that are alike in it, by id. */
export const listChangeSets = (
  db: Database,
  workspaceId: string,
  { linkId, state, search }: ChangeSetFilter,
  page: { limit: number; after: OrderPosition | undefined; sort: ChangeSetSort; descending: boolean },
): Promise<ChangeSetSummaryRow[]> => {
  let query = db.selectFrom('change_sets').select(summaryColumns).where('workspace_id', '=', workspaceId);
  if (linkId !== undefined) query = query.where('link_id', '=', linkId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (search)
    query = query.where(({ eb, or }) =>
      or([eb('stack_name', 'ilike', contains(search)), eb('account_id', 'like', beginsWith(search))]),
    );
  const order = changeSetOrders[page.sort];
  const direction = page.descending ? 'desc' : 'asc';
  if (page.after) query = query.where(isAfter(order, page.after, page.descending));
  return query.orderBy(order.column, direction).orderBy('id', direction).limit(page.limit).execute();
};

/** What is known of it grows while its state stays. */
export const updateChangeSet = async (
  db: Database,
  { id, state }: Pick<ChangeSetRow, 'id' | 'state'>,
  fields: Omit<Updateable<ChangeSetTable>, 'state'>,
): Promise<void> => {
  await db.updateTable('change_sets').set(fields).where('id', '=', id).where('state', '=', state).execute();
};

// every move leads away from `creating`, after which nobody needs these any more
const delivered = { template: null, secrets: null };

/**
 * Makes a legal move and announces it; undefined when the row was no longer in a state from which it is legal, so that
 * of two who try at once only one wins.
 */
export const moveChangeSet = async (
  db: Database,
  { id, workspace_id }: Pick<ChangeSetRow, 'id' | 'workspace_id'>,
  to: ChangeSetState,
  at: Date,
  fields: Omit<Updateable<ChangeSetTable>, 'state'> = {},
): Promise<ChangeSetRow | undefined> => {
  const settled = isSettled(to) ? { settled_at: at, next_look_at: null } : {};
  const moved = await db
    .updateTable('change_sets')
    .set({ ...fields, ...settled, ...delivered, state: to })
    .where('id', '=', id)
    .where('state', 'in', statesBefore(to))
    .returningAll()
    .executeTakeFirst();
  if (moved) await announce(db, workspace_id, 'change-set', id);
  return moved;
};

/** Those that may be about to change because their stack does. */
export const openChangeSetsOfStack = (
  db: Database,
  linkId: string,
  stackId: string,
): Promise<Pick<ChangeSetRow, 'id'>[]> =>
  db
    .selectFrom('change_sets')
    .select('id')
    .where('link_id', '=', linkId)
    .where('stack_id', '=', stackId)
    .where('state', 'in', ['ready', 'executing'])
    .execute();

/** Takes up to `limit` that are due, and puts their next look off, so that no other process takes them too. */
export const takeDueChangeSets = (
  db: Database,
  now: Date,
  later: Date,
  limit: number,
): Promise<Pick<ChangeSetRow, 'id'>[]> =>
  db
    .updateTable('change_sets')
    .set({ next_look_at: later })
    .where('id', 'in', (query) =>
      query
        .selectFrom('change_sets')
        .select('id')
        .where('next_look_at', '<=', now)
        .orderBy('next_look_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .execute();
