import { writeAudit } from '../audit/write-audit.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { announce } from '../live/announce.ts';
import { linkOf } from './link-of.ts';
import { updateLink, type LinkRow } from './link-store.ts';

export const renameLink = (
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  id: string,
  name: string,
): Promise<LinkRow> =>
  deps.db.transaction().execute(async (trx) => {
    await linkOf(trx, caller, id);
    const renamed = await updateLink(trx, id, { name });
    await writeAudit(deps, trx, caller, { action: 'link.renamed', subject: `link:${id}` });
    await announce(trx, caller.workspaceId, 'link', id);
    return renamed;
  });
