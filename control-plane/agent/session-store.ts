import type { Insertable, Selectable } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { AgentSessionTable } from './session-tables.ts';

export type AgentSessionRow = Selectable<AgentSessionTable>;

export const insertSession = async (db: Database, row: Insertable<AgentSessionTable>): Promise<void> => {
  await db.insertInto('agent_sessions').values(row).execute();
};

export const findSession = (db: Database, tokenHash: string, now: Date): Promise<AgentSessionRow | undefined> =>
  db
    .selectFrom('agent_sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();

export const deleteSessionsOfLink = async (db: Database, linkId: string): Promise<void> => {
  await db.deleteFrom('agent_sessions').where('link_id', '=', linkId).execute();
};

/** False when it has been used before. */
export const useSignature = async (db: Database, signature: string, usedAt: Date): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('used_signatures')
    .values({ signature, used_at: usedAt })
    .onConflict((conflict) => conflict.column('signature').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

export const isSignatureUsed = async (db: Database, signature: string): Promise<boolean> =>
  (await db.selectFrom('used_signatures').select('signature').where('signature', '=', signature).executeTakeFirst()) !==
  undefined;

export const forgetOldSessions = async (db: Database, expiredBy: Date, usedBy: Date): Promise<void> => {
  await db.deleteFrom('agent_sessions').where('expires_at', '<=', expiredBy).execute();
  await db.deleteFrom('used_signatures').where('used_at', '<=', usedBy).execute();
};
