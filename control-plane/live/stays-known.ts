import type { FastifyRequest } from 'fastify';
import type { Deps } from '../compose.ts';
import { whoIsAsking } from '../plugins/authenticate.ts';

const trustedFor = 60_000;

/**
 * Whether whoever opened a stream may still hear it. Asked anew once the last answer is a minute old: a key may have
 * been revoked since, a person removed or signed out.
 */
export const staysKnown = (deps: Deps, request: FastifyRequest): (() => Promise<boolean>) => {
  const stillThere = async () => (await whoIsAsking(deps, request)).workspaceId === request.caller.workspaceId;
  let askedAt = deps.clock.now();
  let known = Promise.resolve(true);
  return () => {
    if (deps.clock.now() - askedAt > trustedFor) {
      askedAt = deps.clock.now();
      known = stillThere().catch(() => false);
    }
    return known;
  };
};
