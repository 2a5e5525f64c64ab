import type { Selectable } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { WorkspaceTable } from './workspace-table.ts';

export type WorkspaceRow = Selectable<WorkspaceTable>;

/** False when the name is taken. */
export const insertWorkspace = async (db: Database, row: WorkspaceRow): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('workspaces')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

export const findWorkspace = (db: Database, id: string): Promise<WorkspaceRow | undefined> =>
  db.selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst();

export const listWorkspaces = (db: Database): Promise<WorkspaceRow[]> =>
  db.selectFrom('workspaces').selectAll().orderBy('name').execute();
