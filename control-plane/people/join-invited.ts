import { randomUUID } from 'node:crypto';
import { roles } from '../../contract/workspace.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { closeInvitation, openInvitation } from './invitation-store.ts';

/** Whoever signs in through the organization's own provider for the first time joins the workspace that invited them. */
export const joinInvited = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  user: { id: string; email: string },
): Promise<void> => {
  const invitation = await openInvitation(db, clock, user.email);
  if (!invitation) return;
  await db.transaction().execute(async (trx) => {
    if (!(await closeInvitation(trx, invitation.id))) return;
    const role = roles.find((known) => known === invitation.role) ?? 'viewer';
    const { workspaceId } = invitation;
    await trx
      .insertInto('members')
      .values({ id: randomUUID(), organizationId: workspaceId, userId: user.id, role, createdAt: timeOf(clock) })
      .execute();
    const actor = { workspaceId, who: `user:${user.email}`, from: null };
    await writeAudit({ clock }, trx, actor, { action: 'invitation.accepted', subject: `invitation:${invitation.id}` });
  });
};
