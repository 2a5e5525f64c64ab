import { randomUUID } from 'node:crypto';
import type { ApiKey, NewApiKey } from '../../contract/workspace.ts';
import { writeAudit, type Actor } from '../audit/write-audit.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { Database } from '../database/tables.ts';
import { hashSecret, newSecret } from '../secret.ts';
import { insertApiKey } from './api-key-store.ts';

export const secretPrefix = 'sk_stackery_';

/** Makes a key in the caller's transaction. Its secret is in this answer and nowhere else. */
export const createApiKey = async (
  { clock }: Pick<Deps, 'clock'>,
  trx: Database,
  caller: Actor,
  { name, role }: NewApiKey,
): Promise<ApiKey & { secret: string }> => {
  const secret = `${secretPrefix}${newSecret()}`;
  const id = randomUUID();
  const createdAt = timeOf(clock);
  await insertApiKey(trx, {
    id,
    workspace_id: caller.workspaceId,
    name,
    role,
    secret_hash: hashSecret(secret),
    created_at: createdAt,
    created_by: caller.who,
    last_used_at: null,
  });
  await writeAudit({ clock }, trx, caller, { action: 'api-key.created', subject: `api-key:${id}` });
  return { id, name, role, createdAt: createdAt.toISOString(), lastUsedAt: null, secret };
};
