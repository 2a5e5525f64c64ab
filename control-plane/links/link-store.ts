import type { Insertable, Selectable, Updateable } from 'kysely';
import type { LinkSort, LinkState } from '../../contract/link.ts';
import type { Database } from '../database/tables.ts';
import { linkOrders } from './link-order.ts';
import { isAfter, type OrderPosition } from '../order.ts';
import { beginsWith, contains } from '../search.ts';
import { assertMove } from './link-state.ts';
import type { LinkTable } from './link-tables.ts';

export type LinkRow = Selectable<LinkTable>;
export type LinkFacts = Omit<Updateable<LinkTable>, 'id' | 'workspace_id' | 'state'>;

export const insertLink = async (db: Database, row: Insertable<LinkTable>): Promise<LinkRow> =>
  db.insertInto('links').values(row).returningAll().executeTakeFirstOrThrow();

/** For people and programs: only within their workspace. */
export const findLink = (db: Database, workspaceId: string, id: string): Promise<LinkRow | undefined> =>
  db.selectFrom('links').selectAll().where('workspace_id', '=', workspaceId).where('id', '=', id).executeTakeFirst();

/** For the agent and for jobs, which know a link and no workspace. */
export const findLinkOfAnyWorkspace = (db: Database, id: string): Promise<LinkRow | undefined> =>
  db.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst();

/** The same, held until the transaction ends: whoever decides by the row's state locks it first. */
export const lockLink = (trx: Database, id: string): Promise<LinkRow | undefined> =>
  trx.selectFrom('links').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export type LinkFilter = {
  state?: LinkState | undefined;
  accountId?: string | undefined;
  search?: string | undefined;
};

/** In the order asked for; links that are alike in it, by id. */
export const listLinks = (
  db: Database,
  workspaceId: string,
  filter: LinkFilter,
  page: { limit: number; after: OrderPosition | undefined; sort: LinkSort; descending: boolean },
): Promise<LinkRow[]> => {
  let query = db.selectFrom('links').selectAll().where('workspace_id', '=', workspaceId);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.accountId !== undefined) query = query.where('account_id', '=', filter.accountId);
  const { search } = filter;
  if (search)
    query = query.where(({ eb, or }) =>
      or([eb('name', 'ilike', contains(search)), eb('account_id', 'like', beginsWith(search))]),
    );
  const order = linkOrders[page.sort];
  const direction = page.descending ? 'desc' : 'asc';
  if (page.after) query = query.where(isAfter(order, page.after, page.descending));
  return query.orderBy(order.column, direction).orderBy('id', direction).limit(page.limit).execute();
};

export const updateLink = (db: Database, id: string, facts: LinkFacts): Promise<LinkRow> =>
  db.updateTable('links').set(facts).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

/** Makes a legal move, with what changes along with it; the guard stands in the statement too. */
export const moveLink = async (
  trx: Database,
  link: Pick<LinkRow, 'id' | 'state'>,
  to: LinkState,
  facts: LinkFacts = {},
): Promise<LinkRow> => {
  assertMove(link, to);
  const moved = await trx
    .updateTable('links')
    .set({ ...facts, state: to })
    .where('id', '=', link.id)
    .where('state', '=', link.state)
    .returningAll()
    .executeTakeFirst();
  if (moved) return moved;
  const now = await findLinkOfAnyWorkspace(trx, link.id);
  assertMove(now ?? { id: link.id, state: 'unlinked' }, to);
  return moveLink(trx, now ?? link, to, facts);
};

/** A link of this workspace that already has this account under this name prefix. */
export const findLinkOfAccount = (
  db: Database,
  workspaceId: string,
  accountId: string,
  namePrefix: string,
): Promise<LinkRow | undefined> =>
  db
    .selectFrom('links')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', accountId)
    .where('name_prefix', '=', namePrefix)
    .where('state', 'in', ['registered', 'linked', 'unreachable'])
    .executeTakeFirst();
