import type { FastifyRequest } from 'fastify';

export const bearerToken = (request: FastifyRequest): string | undefined =>
  /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1];
