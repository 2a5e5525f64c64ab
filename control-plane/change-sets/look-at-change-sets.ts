import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { takeDueChangeSets } from './change-set-store.ts';

const atOnce = 500;
// should the look be lost, the next one comes after this
const putOff = 10 * 60_000;

/** Job, every minute: what no event has told us is looked up. */
export const lookAtChangeSets = async ({ db, queue, clock }: Pick<Deps, 'db' | 'queue' | 'clock'>): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const due = await takeDueChangeSets(trx, timeOf(clock), timeOf(clock, putOff), atOnce);
    for (const { id } of due) await queue.send(trx, 'look-at-change-set', { changeSetId: id });
  });
};
