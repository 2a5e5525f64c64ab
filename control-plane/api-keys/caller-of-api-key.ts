import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { bearerToken } from '../plugins/bearer-token.ts';
import { secretPrefix } from './create-api-key.ts';
import { findApiKeyBySecret, touchApiKey } from './api-key-store.ts';

const touchEvery = 60_000;

export const callerOfApiKey = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  request: FastifyRequest,
): Promise<Caller | undefined> => {
  const secret = bearerToken(request);
  if (!secret?.startsWith(secretPrefix)) return undefined;
  const key = await findApiKeyBySecret(db, secret);
  if (!key) return undefined;
  if (clock.now() - (key.last_used_at?.getTime() ?? 0) > touchEvery) await touchApiKey(db, key.id, timeOf(clock));
  return { workspaceId: key.workspace_id, role: key.role, who: `api-key:${key.name}`, from: request.ip };
};
