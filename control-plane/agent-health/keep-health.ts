import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { Database } from '../database/tables.ts';
import type { LinkRow } from '../links/link-store.ts';
import { findNewestRelease } from '../releases/release-store.ts';
import { judgeHealth } from './link-health.ts';
import { findLinkHealth, putLinkHealth } from './link-health-store.ts';

/** After a look at the account: remembers since when each check is as it is. True when one of them has turned. */
export const keepHealth = async (
  { clock }: Pick<Deps, 'clock'>,
  trx: Database,
  link: LinkRow,
  failuresWaiting: number | null,
): Promise<boolean> => {
  const before = await findLinkHealth(trx, link.id);
  const now = timeOf(clock);
  const newest = (await findNewestRelease(trx))?.manifest;
  const facts = { link, newest, failuresWaiting, now: now.getTime() };
  const judged = judgeHealth(facts, before?.checks ?? {}, now.toISOString());
  const checks = Object.fromEntries(judged.map(({ name, state, since }) => [name, { state, since }]));
  await putLinkHealth(trx, { link_id: link.id, looked_at: now, failures_waiting: failuresWaiting, checks });
  return judged.some(({ name, state }) => before?.checks[name]?.state !== state);
};
