import type { Insertable, Selectable } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { AuditEntryTable } from './audit-entry-table.ts';

export type AuditEntryRow = Selectable<AuditEntryTable>;

/** Newest first; `before` is the id of the last entry of the page before. */
export const listAuditEntries = (
  db: Database,
  workspaceId: string,
  { limit, before, subject }: { limit: number; before: string | undefined; subject: string | undefined },
): Promise<AuditEntryRow[]> => {
  let query = db.selectFrom('audit_entries').selectAll().where('workspace_id', '=', workspaceId);
  if (before !== undefined) query = query.where('id', '<', before);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  return query.orderBy('id', 'desc').limit(limit).execute();
};

export const insertAuditEntry = async (db: Database, row: Insertable<AuditEntryTable>): Promise<void> => {
  await db.insertInto('audit_entries').values(row).execute();
};
