import type { Selectable } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { LinkHealthTable } from './link-health-table.ts';

export type LinkHealthRow = Selectable<LinkHealthTable>;

export const findLinkHealth = (db: Database, linkId: string): Promise<LinkHealthRow | undefined> =>
  db.selectFrom('link_health').selectAll().where('link_id', '=', linkId).executeTakeFirst();

export const putLinkHealth = async (db: Database, row: LinkHealthRow): Promise<void> => {
  const { link_id, checks, ...facts } = row;
  const fields = { ...facts, checks: JSON.stringify(checks) };
  await db
    .insertInto('link_health')
    .values({ link_id, ...fields })
    .onConflict((conflict) => conflict.column('link_id').doUpdateSet(fields))
    .execute();
};
