import type { Link } from '../../contract/link.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { deleteSessionsOfLink } from '../agent/session-store.ts';
import { forgetRoleSessions } from '../aws/forget-role-sessions.ts';
import { announce } from '../live/announce.ts';
import { linkOf } from './link-of.ts';
import { lockLink, moveLink } from './link-store.ts';
import { viewOf } from './view-of.ts';

/** A person ends the link: nothing is heard from its agent any more, and its role is not assumed again. */
export const endLink = async (
  deps: Pick<Deps, 'aws' | 'db' | 'clock' | 'config'>,
  caller: Caller,
  id: string,
): Promise<Link> => {
  const ended = await deps.db.transaction().execute(async (trx) => {
    await linkOf(trx, caller, id);
    const link = await lockLink(trx, id);
    if (!link || link.state === 'unlinked') return linkOf(trx, caller, id);
    const moved = await moveLink(trx, link, 'unlinked', { next_reconcile_at: null });
    await deleteSessionsOfLink(trx, id);
    forgetRoleSessions(deps.aws, id);
    await writeAudit(deps, trx, caller, { action: 'link.ended', subject: `link:${id}` });
    await announce(trx, link.workspace_id, 'link', id);
    return moved;
  });
  return viewOf(deps, caller, ended);
};
