import type { Insertable, Selectable } from 'kysely';
import type { Database } from '../database/tables.ts';
import { hashSecret } from '../secret.ts';
import type { ApiKeyTable } from './api-key-table.ts';

export type ApiKeyRow = Selectable<ApiKeyTable>;

export const insertApiKey = async (db: Database, row: Insertable<ApiKeyTable>): Promise<void> => {
  await db.insertInto('api_keys').values(row).execute();
};

export const findApiKeyBySecret = (db: Database, secret: string): Promise<ApiKeyRow | undefined> =>
  db.selectFrom('api_keys').selectAll().where('secret_hash', '=', hashSecret(secret)).executeTakeFirst();

export const touchApiKey = async (db: Database, id: string, at: Date): Promise<void> => {
  await db.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id).execute();
};

export const listApiKeys = (db: Database, workspaceId: string): Promise<ApiKeyRow[]> =>
  db
    .selectFrom('api_keys')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** True when there was one. */
export const deleteApiKey = async (db: Database, workspaceId: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('api_keys')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};
