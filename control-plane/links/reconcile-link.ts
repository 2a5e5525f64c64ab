import { countFailures } from '../agent-health/count-failures.ts';
import { keepHealth } from '../agent-health/keep-health.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { linkAccess } from '../aws/link-access.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { Database } from '../database/tables.ts';
import { announce } from '../live/announce.ts';
import type { JobPayloads } from '../queue/job-payloads.ts';
import { isVerified } from './link-state.ts';
import { findLinkOfAnyWorkspace, lockLink, moveLink, updateLink, type LinkFacts, type LinkRow } from './link-store.ts';
import { lookAtAccount, type Finding } from './look-at-account.ts';

const driftEvery = 24 * 60 * 60_000;

const longestPause = 60;

/** Job: looks at the account itself, so that whatever message was lost, the link becomes true again. */
export const reconcileLink = async (deps: Deps, payload: JobPayloads['reconcile-link']): Promise<void> => {
  const { db, queue } = deps;
  const { linkId, pause = 2 } = payload;
  const link = await findLinkOfAnyWorkspace(db, linkId);
  if (!link || !isVerified(link.state)) return;
  const finding = await lookAtAccount(deps, link);
  const failuresWaiting = finding.reachable
    ? await countFailures(deps.aws, linkAccess(link, link.home_region, 'verify'), link)
    : null;
  await db.transaction().execute(async (trx) => {
    const now = await lockLink(trx, linkId);
    // What was said or decided while we looked is newer than what we saw.
    if (!now || !isVerified(now.state) || now.next_external_id !== link.next_external_id) return;
    const reportedMeanwhile = now.last_seen_at?.getTime() !== link.last_seen_at?.getTime();
    const after = await store(deps, trx, now, finding, reportedMeanwhile);
    const turned = finding.atRest && (await keepHealth(deps, trx, after, failuresWaiting));
    if (turned || changed(now, after)) await announce(trx, now.workspace_id, 'link', linkId);
    if (!finding.atRest) {
      const next = { linkId, pause: Math.min(2 * pause, longestPause) };
      await queue.send(trx, 'reconcile-link', next, { startAfterSeconds: pause, singletonKey: linkId });
    } else if (finding.reachable && isDriftDue(deps, after)) await queue.send(trx, 'detect-drift', { linkId });
  });
};

const store = async (
  deps: Deps,
  trx: Database,
  link: LinkRow,
  { reachable, problem, facts: seen, rotation }: Finding,
  reportedMeanwhile: boolean,
): Promise<LinkRow> => {
  const { regions, ...others } = seen;
  const facts: LinkFacts = {
    ...others,
    ...(regions === undefined || reportedMeanwhile ? {} : { regions }),
    problem: problem && JSON.stringify(problem),
    ...(reachable ? { last_seen_at: timeOf(deps.clock) } : {}),
  };
  const state = reachable ? 'linked' : 'unreachable';
  const actor = { workspaceId: link.workspace_id, who: 'control-plane', from: null };
  const audit = (action: string) => writeAudit(deps, trx, actor, { action, subject: `link:${link.id}` });
  if (rotation === 'rotated') await audit('link.external-id-rotated');
  if (rotation === 'expired') await audit('link.rotation-expired');
  if (link.state === state) return updateLink(trx, link.id, facts);
  await audit(reachable ? 'link.reachable-again' : 'link.unreachable');
  return moveLink(trx, link, state, facts);
};

const isDriftDue = ({ clock }: Pick<Deps, 'clock'>, link: LinkRow): boolean =>
  link.drift_checked_at === null || clock.now() - link.drift_checked_at.getTime() >= driftEvery;

const changed = (before: LinkRow, after: LinkRow): boolean => {
  const shown = ({ state, version, drift, problem, regions, external_id, next_external_id }: LinkRow) =>
    JSON.stringify([state, version, drift, problem, regions, external_id, next_external_id]);
  return shown(before) !== shown(after);
};
