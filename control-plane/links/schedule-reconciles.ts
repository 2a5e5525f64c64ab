import { sql } from 'kysely';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';

export const reconcileEvery = 15 * 60_000;
const atATime = 500;
const verifyAgainAfter = 2 * 60_000;

/**
 * Job: sends for each link that is due. Each is due again in 15 minutes, give or take some, so that links which were
 * made together do not stay together.
 */
export const scheduleReconciles = async ({ db, queue, clock }: Pick<Deps, 'db' | 'queue' | 'clock'>): Promise<void> => {
  const now = timeOf(clock);
  await db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('links')
      .select('id')
      .where('state', 'in', ['linked', 'unreachable'])
      .where('next_reconcile_at', '<=', now)
      .orderBy('next_reconcile_at')
      .limit(atATime)
      .forUpdate()
      .skipLocked()
      .execute();
    if (due.length === 0) return;
    const ids = due.map(({ id }) => id);
    await trx
      .updateTable('links')
      .set({
        next_reconcile_at: sql<Date>`${now}::timestamptz + (0.8 + 0.4 * random()) * ${reconcileEvery}::int * interval '1 millisecond'`,
      })
      .where('id', 'in', ids)
      .execute();
    for (const id of ids) await queue.send(trx, 'reconcile-link', { linkId: id }, { singletonKey: id });
  });
  await verifyForgotten({ db, queue, clock });
};

/** A registration whose verification got lost is verified all the same. */
const verifyForgotten = async ({ db, queue, clock }: Pick<Deps, 'db' | 'queue' | 'clock'>): Promise<void> => {
  const forgotten = await db
    .selectFrom('links')
    .select('id')
    .where('state', '=', 'registered')
    .where('verified_at', 'is', null)
    .where('registered_at', '<=', timeOf(clock, -verifyAgainAfter))
    .limit(atATime)
    .execute();
  for (const { id } of forgotten) await queue.send(db, 'verify-link', { linkId: id, giveUpAt: clock.now() });
};
