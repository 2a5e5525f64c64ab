import type { AcceptInvitation } from '../../contract/people.ts';
import { roles } from '../../contract/workspace.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { addPerson } from './add-person.ts';
import { closeInvitation, findOpenInvitation, type OpenInvitation } from './invitation-store.ts';

/** Whoever holds the link sees for which workspace and address it is; it carries 122 random bits. */
export const readInvitation = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  id: string,
): Promise<OpenInvitation> => {
  const invitation = await findOpenInvitation(db, clock, id);
  if (!invitation)
    throw new AppError('link_not_found', 'This invitation was used, withdrawn, or has expired.', 'Ask for a new one.');
  return invitation;
};

/** Makes the invited person's account and membership. */
export const acceptInvitation = async (
  deps: Pick<Deps, 'db' | 'clock'>,
  from: string,
  id: string,
  { name, password }: AcceptInvitation,
): Promise<void> => {
  const { email, role, workspaceId } = await readInvitation(deps, id);
  await deps.db.transaction().execute(async (trx) => {
    if (!(await closeInvitation(trx, id)))
      throw new AppError('link_used', 'This invitation was used a moment ago.', 'Sign in.');
    const memberRole = roles.find((known) => known === role) ?? 'viewer';
    await addPerson(trx, deps.clock, { name, password, email, workspaceId, role: memberRole });
    const actor = { workspaceId, who: `user:${email}`, from };
    await writeAudit(deps, trx, actor, { action: 'invitation.accepted', subject: `invitation:${id}` });
  });
};
