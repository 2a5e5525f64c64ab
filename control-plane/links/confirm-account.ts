import { writeAudit } from '../audit/write-audit.ts';
import { assertRole, type Caller } from '../caller.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { announce } from '../live/announce.ts';
import { linkOf } from './link-of.ts';
import { lockLink, moveLink, updateLink, type LinkRow } from './link-store.ts';

/** An owner says that the account which registered is the one that was meant. He names it, so that he has read it. */
export const confirmAccount = (
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  id: string,
  accountId: string,
): Promise<LinkRow> => {
  assertRole(caller, 'owner');
  return deps.db.transaction().execute(async (trx) => {
    await linkOf(trx, caller, id);
    const link = await lockLink(trx, id);
    if (!link) return linkOf(trx, caller, id);
    if (link.account_id === null)
      throw new AppError(
        'link_state_conflict',
        `Link ${id} has no account to confirm: its agent stack has not registered.`,
        'Create the agent stack with the launch link first.',
      );
    if (link.account_id !== accountId)
      throw new AppError(
        'account_mismatch',
        `Link ${id} was used by account ${link.account_id}, not by ${accountId}.`,
        'If you do not know that account, end the link.',
      );
    if (link.account_confirmed) return link;
    const confirmed = { account_confirmed: true };
    const changed =
      link.state === 'registered' && link.verified_at !== null
        ? await moveLink(trx, link, 'linked', { ...confirmed, linked_at: timeOf(deps.clock) })
        : await updateLink(trx, id, confirmed);
    await writeAudit(deps, trx, caller, { action: 'link.account-confirmed', subject: `link:${id}` });
    await announce(trx, link.workspace_id, 'link', id);
    return changed;
  });
};
