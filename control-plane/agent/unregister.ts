import type { Unregistration, Verdict } from '../../contract/registration.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { isVerified } from '../links/link-state.ts';
import { lockLink, moveLink, updateLink, type LinkRow } from '../links/link-store.ts';
import { announce } from '../live/announce.ts';
import type { Database } from '../database/tables.ts';
import type { Agent } from './authenticate-agent.ts';
import { rememberRequest } from './registration-request-store.ts';
import { stackOfAnother } from './stack-of-another.ts';
import { verdictOf } from './verdict-of.ts';

/** The stack is being deleted. Only the link's own stack ends the link. */
export const unregister = (
  deps: Pick<Deps, 'db' | 'clock'>,
  agent: Agent,
  farewell: Unregistration,
): Promise<Verdict> =>
  deps.db.transaction().execute(async (trx) => {
    const { clock } = deps;
    const { requestId, stackId } = farewell;
    const link = await lockLink(trx, agent.link.id);
    // A stack that never registered: the link is still there to be used.
    if (!link || link.stack_id === null || link.state === 'expired') return { verdict: 'unlinked' };
    if (link.stack_id !== stackId) throw stackOfAnother(link);
    if (!(await rememberRequest(trx, link.id, requestId, 'unregister', timeOf(clock)))) return verdictOf(link);
    const ended = await end(trx, link, farewell, timeOf(clock));
    const actor = { workspaceId: link.workspace_id, who: `agent:${link.id}`, from: agent.from };
    await writeAudit(deps, trx, actor, { action: 'link.uninstalled', subject: `link:${link.id}` });
    await announce(trx, link.workspace_id, 'link', link.id);
    return verdictOf(ended);
  });

/** A rejected link stays rejected, so that the reason can still be read after CloudFormation has rolled back. */
const end = (
  trx: Database,
  link: LinkRow,
  { leftBehind, commanderUsers = [] }: Unregistration,
  now: Date,
): Promise<LinkRow> => {
  const facts = {
    left_behind: JSON.stringify(leftBehind),
    commander_users: JSON.stringify(commanderUsers),
    last_seen_at: now,
    next_reconcile_at: null,
  };
  if (link.state === 'rejected' || link.state === 'unlinked') return updateLink(trx, link.id, facts);
  return moveLink(trx, link, 'unlinked', isVerified(link.state) ? { ...facts, problem: null } : facts);
};
