import { writeAudit } from '../audit/write-audit.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { deleteApiKey } from './api-key-store.ts';

export const revokeApiKey = (deps: Pick<Deps, 'db' | 'clock'>, caller: Caller, id: string): Promise<void> =>
  deps.db.transaction().execute(async (trx) => {
    if (!(await deleteApiKey(trx, caller.workspaceId, id)))
      throw new AppError('api_key_not_found', `There is no API key ${id}.`, 'List the keys to see their ids.');
    await writeAudit(deps, trx, caller, { action: 'api-key.revoked', subject: `api-key:${id}` });
  });
