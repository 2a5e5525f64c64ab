import type { Problem } from '../../contract/problem.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { Database } from '../database/tables.ts';
import { announce } from '../live/announce.ts';
import type { JobPayloads } from '../queue/job-payloads.ts';
import { examineAgent } from './examine-agent.ts';
import { reconcileEvery } from './schedule-reconciles.ts';
import { findLinkOfAnyWorkspace, lockLink, moveLink, updateLink, type LinkRow } from './link-store.ts';

const lookAgainAfterSeconds = 2;

type VerifyDeps = Pick<Deps, 'aws' | 'clock' | 'db' | 'log' | 'queue'>;

/** Job: finds out whether what an agent has registered is so, and says linked or rejected. */
export const verifyLink = async (deps: VerifyDeps, payload: JobPayloads['verify-link']): Promise<void> => {
  const { clock, db, log, queue } = deps;
  const link = await findLinkOfAnyWorkspace(db, payload.linkId);
  if (link?.state !== 'registered' || link.verified_at !== null) return;
  const requestIds: string[] = [];
  const found = await examineAgent(deps, link, requestIds);
  log.info({ linkId: link.id, verdict: found.verdict }, 'Examined a registration.');
  if (found.verdict === 'not-yet' && clock.now() < payload.giveUpAt) {
    await queue.send(db, 'verify-link', payload, { startAfterSeconds: lookAgainAfterSeconds });
    return;
  }
  await db.transaction().execute(async (trx) => {
    // A person may have ended the link, or a newer registration changed it, while AWS was asked.
    const now = await lockLink(trx, link.id);
    if (now?.state !== 'registered' || now.registered_at?.getTime() !== link.registered_at?.getTime()) return;
    const action =
      found.verdict === 'as-claimed'
        ? await accept(deps, trx, now, found.handlerRoleName)
        : await reject(trx, now, found.problem);
    const actor = { workspaceId: link.workspace_id, who: 'control-plane', from: null };
    await writeAudit(deps, trx, actor, { action, subject: `link:${link.id}`, awsRequestIds: requestIds });
    await announce(trx, link.workspace_id, 'link', link.id);
  });
};

/** Verified; linked too, unless an owner has yet to say that this is the account he meant. */
const accept = async (
  { clock }: Pick<Deps, 'clock'>,
  trx: Database,
  link: LinkRow,
  handlerRoleName: string | null,
): Promise<string> => {
  const now = timeOf(clock);
  // links that are made together are not looked at together
  const firstLook = timeOf(clock, Math.random() * reconcileEvery);
  const facts = { handler_role_name: handlerRoleName, verified_at: now, next_reconcile_at: firstLook, problem: null };
  if (link.account_confirmed) await moveLink(trx, link, 'linked', { ...facts, linked_at: now });
  else await updateLink(trx, link.id, facts);
  return link.account_confirmed ? 'link.linked' : 'link.verified';
};

const reject = async (trx: Database, link: LinkRow, problem: Problem): Promise<string> => {
  await moveLink(trx, link, 'rejected', { problem: JSON.stringify(problem) });
  return 'link.rejected';
};
