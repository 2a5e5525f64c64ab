import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Role } from '../../contract/workspace.ts';
import { callerOfApiKey } from '../api-keys/caller-of-api-key.ts';
import { callerOfSession } from '../people/caller-of-session.ts';
import { assertRole, type Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** The least role for this route; without it: viewer to read, operator to change. */
    needs?: Role;
  }
}

/** Each way to say who one is; the first that knows the caller wins. */
const ways: ((deps: Deps, request: FastifyRequest) => Promise<Caller | undefined>)[] = [
  callerOfApiKey,
  callerOfSession,
];

/** Guards every route of this scope: nobody gets as far as a handler without a workspace and a role. */
export const authenticate = (app: FastifyInstance, deps: Deps): void => {
  app.decorateRequest('caller');
  // after the limit of requests, which is a hook of each route: so it counts those who are refused here too
  app.addHook('preParsing', async (request) => {
    const caller = await whoIsAsking(deps, request);
    const needed = request.routeOptions.config.needs ?? (request.method === 'GET' ? 'viewer' : 'operator');
    assertRole(caller, needed);
    request.caller = caller;
  });
};

/** Throws when nobody known is asking. */
export const whoIsAsking = async (deps: Deps, request: FastifyRequest): Promise<Caller> => {
  for (const way of ways) {
    const caller = await way(deps, request);
    if (caller) return caller;
  }
  throw new AppError(
    'not_signed_in',
    'The request does not say who is asking, or names a key that does not exist.',
    'Send an API key as "Authorization: Bearer sk_stackery_…".',
  );
};
