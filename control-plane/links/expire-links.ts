import { announce } from '../live/announce.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';

/** A link that nobody used within its day stops being one that somebody else could use. */
export const expireLinks = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const expired = await trx
      .updateTable('links')
      .set({ state: 'expired' })
      .where('state', '=', 'waiting')
      .where('expires_at', '<=', timeOf(clock))
      .returning(['id', 'workspace_id'])
      .execute();
    for (const link of expired) await announce(trx, link.workspace_id, 'link', link.id);
  });
};
