import type { FastifyRequest } from 'fastify';
import { hashSecret } from '../secret.ts';

/** By caller rather than by address: behind a proxy all addresses are one, and an office has many callers. */
export const rateLimit = {
  max: 1_200,
  timeWindow: '1 minute',
  keyGenerator: (request: FastifyRequest): string =>
    hashSecret(request.headers.authorization ?? request.headers.cookie ?? request.ip),
};

/** Each session costs a call to STS and anybody may ask for one, but only for a link that there is. */
export const sessionRateLimit = {
  max: 300,
  timeWindow: '1 minute',
  hook: 'preHandler' as const,
  keyGenerator: (request: FastifyRequest): string => {
    const { linkId } = request.body as { linkId: string };
    return `session ${request.ip} ${linkId}`;
  },
};
