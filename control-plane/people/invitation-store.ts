import { timeOf, type Clock } from '../clock.ts';
import type { Database } from '../database/tables.ts';

export type OpenInvitation = { id: string; email: string; role: string | null; workspaceId: string; workspace: string };

const open = (db: Database, clock: Clock) =>
  db
    .selectFrom('invitations')
    .innerJoin('workspaces', 'workspaces.id', 'invitations.organizationId')
    .select([
      'invitations.id',
      'invitations.email',
      'invitations.role',
      'workspaces.id as workspaceId',
      'workspaces.name as workspace',
    ])
    .where('invitations.status', '=', 'pending')
    .where('invitations.expiresAt', '>', timeOf(clock));

export const openInvitation = (db: Database, clock: Clock, email: string): Promise<OpenInvitation | undefined> =>
  open(db, clock).where('invitations.email', '=', email.toLowerCase()).executeTakeFirst();

export const findOpenInvitation = (db: Database, clock: Clock, id: string): Promise<OpenInvitation | undefined> =>
  open(db, clock).where('invitations.id', '=', id).executeTakeFirst();

/** True for the one who accepts it; a second time it is no longer open. */
export const closeInvitation = async (db: Database, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ status: 'accepted' })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
