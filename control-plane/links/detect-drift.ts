import { describeDriftDetection, startDriftDetection } from '../aws/cloudformation/detect-drift.ts';
import { describeResourceDrifts } from '../aws/cloudformation/describe-resource-drifts.ts';
import { linkAccess } from '../aws/link-access.ts';
import { isOnlyRetention } from '../agent-health/is-only-retention.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { announce } from '../live/announce.ts';
import type { JobPayloads } from '../queue/job-payloads.ts';
import { isVerified } from './link-state.ts';
import { findLinkOfAnyWorkspace, updateLink, type LinkRow } from './link-store.ts';

const lookAgainAfterSeconds = 10;

/** Job: has CloudFormation compare the agent stack with what really stands; started first, then asked until it is done. */
export const detectDrift = async (deps: Deps, { linkId, detectionId }: JobPayloads['detect-drift']): Promise<void> => {
  const { aws, db, log, queue } = deps;
  const link = await findLinkOfAnyWorkspace(db, linkId);
  if (!link || !isVerified(link.state) || link.stack_id === null) return;
  const access = linkAccess(link, link.home_region, 'drift');
  try {
    const id = detectionId ?? (await startDriftDetection(aws, access, link.stack_id));
    const detection = await describeDriftDetection(aws, access, id);
    if (!detection.running) return await store(deps, link, await judged(deps, link, detection.drift));
    await queue.send(db, 'detect-drift', { linkId, detectionId: id }, { startAfterSeconds: lookAgainAfterSeconds });
  } catch (error) {
    // Refused, as while the stack is being updated: the next day's look will tell.
    if (!(error instanceof AppError) || error.code !== 'aws_refused') throw error;
    log.info({ linkId, reason: error.message }, 'Drift could not be detected.');
    await store(deps, link, 'unknown');
  }
};

/** How long logs are kept may be set from here: a stack in which nothing else differs is as it was installed. */
const judged = async (
  { aws }: Pick<Deps, 'aws'>,
  link: LinkRow,
  drift: LinkRow['drift'],
): Promise<LinkRow['drift']> => {
  if (drift !== 'drifted' || link.stack_id === null) return drift;
  const drifts = await describeResourceDrifts(aws, linkAccess(link, link.home_region, 'drift'), link.stack_id);
  return drifts.length > 0 && drifts.every(isOnlyRetention) ? 'in-sync' : drift;
};

const store = ({ db, clock }: Pick<Deps, 'db' | 'clock'>, link: LinkRow, drift: LinkRow['drift']): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await updateLink(trx, link.id, { drift, drift_checked_at: timeOf(clock) });
    if (drift !== link.drift) await announce(trx, link.workspace_id, 'link', link.id);
  });
