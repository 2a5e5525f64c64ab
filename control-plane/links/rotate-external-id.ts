import { randomUUID } from 'node:crypto';
import { writeAudit } from '../audit/write-audit.ts';
import { assertRole, type Caller } from '../caller.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { announce } from '../live/announce.ts';
import { linkOf } from './link-of.ts';
import { isVerified } from './link-state.ts';
import { updateLink, type LinkRow } from './link-store.ts';

/**
 * Makes the next external id. Both are accepted until the agent stack has been updated with the new one; the reconcile
 * sees that it works and that the old one is refused, and then forgets the old one; one that nobody uses within a day is
 * forgotten itself. Asked again, it is the same one.
 */
export const rotateExternalId = (deps: Pick<Deps, 'db' | 'clock'>, caller: Caller, id: string): Promise<LinkRow> => {
  assertRole(caller, 'owner');
  return deps.db.transaction().execute(async (trx) => {
    const link = await linkOf(trx, caller, id);
    if (!isVerified(link.state))
      throw new AppError(
        'link_state_conflict',
        `Link ${id} is ${link.state}; only the external id of an installed agent stack can be rotated.`,
        'For an account that is not linked yet, end this link and make another.',
      );
    if (link.next_external_id !== null) return link;
    const changed = await updateLink(trx, id, {
      next_external_id: randomUUID(),
      rotation_started_at: timeOf(deps.clock),
    });
    await writeAudit(deps, trx, caller, { action: 'link.rotation-started', subject: `link:${id}` });
    await announce(trx, link.workspace_id, 'link', id);
    return changed;
  });
};
