import type { HealthCheck } from '../../contract/agent-health.ts';
import type { Deps } from '../compose.ts';
import { isVerified } from '../links/link-state.ts';
import type { LinkRow } from '../links/link-store.ts';
import { findNewestRelease } from '../releases/release-store.ts';
import { healthChecks, type HealthFacts } from './health-checks.ts';
import { findLinkHealth, type LinkHealthRow } from './link-health-store.ts';

type Kept = LinkHealthRow['checks'];

/** Each check as it stands now; one that is still as it was keeps the time from which on it has been so. */
export const judgeHealth = (facts: HealthFacts, kept: Kept, changedAt: string | null): HealthCheck[] =>
  Object.entries(healthChecks).map(([name, judge]) => {
    const { state, detail } = judge(facts);
    const known = kept[name];
    return { name, state, detail, since: known?.state === state ? known.since : changedAt };
  });

export const linkHealth = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, link: LinkRow): Promise<HealthCheck[]> => {
  if (!isVerified(link.state)) return [];
  const kept = await findLinkHealth(db, link.id);
  const newest = (await findNewestRelease(db))?.manifest;
  const facts = { link, newest, failuresWaiting: kept?.failures_waiting ?? null, now: clock.now() };
  // what has turned since the last look has not been looked at: since when, only the next look can say
  return judgeHealth(facts, kept?.checks ?? {}, null);
};
