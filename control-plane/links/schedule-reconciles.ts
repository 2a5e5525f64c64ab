import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { findUnverifiedLinks, takeDueLinks } from './due-link-store.ts';

export const reconcileEvery = 15 * 60_000;
const verifyAgainAfter = 2 * 60_000;
const atATime = 500;

type ScheduleDeps = Pick<Deps, 'db' | 'queue' | 'clock'>;

/** Job: sends for each link that is due. Links that were made together do not stay together. */
export const scheduleReconciles = async ({ db, queue, clock }: ScheduleDeps): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    for (const linkId of await takeDueLinks(trx, timeOf(clock), reconcileEvery, atATime))
      await queue.send(trx, 'reconcile-link', { linkId }, { singletonKey: linkId });
  });
  // A registration whose verification got lost is verified all the same.
  for (const linkId of await findUnverifiedLinks(db, timeOf(clock, -verifyAgainAfter), atATime))
    await queue.send(db, 'verify-link', { linkId, giveUpAt: clock.now() });
};
