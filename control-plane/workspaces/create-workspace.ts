import { randomUUID } from 'node:crypto';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { insertWorkspace } from './workspace-store.ts';

export type NewWorkspace = { workspaceId: string; name: string; apiKey: string };

/** A workspace and its first API key, an owner's. */
export const createWorkspace = (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  name: string,
  who: string,
): Promise<NewWorkspace> =>
  db.transaction().execute(async (trx) => {
    const id = randomUUID();
    if (!(await insertWorkspace(trx, { id, name, created_at: timeOf(clock) })))
      throw new AppError('invalid_request', `There is a workspace named ${name} already.`, 'Choose another name.');
    const actor = { workspaceId: id, who, from: null };
    await writeAudit({ clock }, trx, actor, { action: 'workspace.created', subject: `workspace:${id}` });
    const key = await createApiKey({ clock }, trx, actor, { name: 'first', role: 'owner' });
    return { workspaceId: id, name, apiKey: key.secret };
  });
