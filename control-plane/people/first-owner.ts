import { randomUUID } from 'node:crypto';
import type { FirstOwner } from '../../contract/people.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { hashSecret, newSecret } from '../secret.ts';
import { insertWorkspace } from '../workspaces/workspace-store.ts';
import { addPerson } from './add-person.ts';
import { replaceSecret, takeSecret } from './secret-store.ts';

const secretName = 'first-owner';

/** While nobody can sign in: a link that makes the first owner, new at each start. There is no default password. */
export const firstOwnerLink = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  publicUrl: string,
): Promise<string | undefined> => {
  if (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) return undefined;
  const token = newSecret();
  await replaceSecret(db, clock, secretName, hashSecret(token));
  // in the fragment, which browsers keep to themselves: it is in no access log and no referrer
  return `${publicUrl}/first-owner#${token}`;
};

export const makeFirstOwner = (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  from: string,
  request: FirstOwner,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    if (!(await takeSecret(trx, secretName, hashSecret(request.token))))
      throw new AppError(
        'token_invalid',
        'This link was used already, or the control plane was started again since.',
        'Use the link that the last `npm start` printed.',
      );
    const workspaceId = randomUUID();
    if (!(await insertWorkspace(trx, { id: workspaceId, name: request.workspace, created_at: timeOf(clock) })))
      throw new AppError(
        'invalid_request',
        `There is a workspace named ${request.workspace} already.`,
        'Choose another name.',
      );
    await addPerson(trx, clock, { ...request, workspaceId, role: 'owner' });
    const actor = { workspaceId, who: `user:${request.email.toLowerCase()}`, from };
    await writeAudit({ clock }, trx, actor, { action: 'workspace.created', subject: `workspace:${workspaceId}` });
  });
