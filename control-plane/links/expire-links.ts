import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { announce } from '../live/announce.ts';
import { expireUnusedLinks } from './due-link-store.ts';

/** Job: a link that nobody used within its day stops being one that somebody else could use. */
export const expireLinks = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const link of await expireUnusedLinks(trx, timeOf(clock)))
      await announce(trx, link.workspace_id, 'link', link.id);
  });
