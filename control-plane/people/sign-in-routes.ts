import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../compose.ts';

/** Hands /api/auth to better-auth, which speaks in Requests and Responses. */
export const signInRoutes = async (app: FastifyInstance, { deps }: { deps: Deps }): Promise<void> => {
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    schema: { hide: true },
    async handler(request, reply) {
      const auth = await deps.signIn();
      const response = await auth.handler(asWebRequest(request));
      void reply.code(response.status);
      for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
      for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie);
      return reply.send(response.body === null ? null : await response.text());
    },
  });
};

const asWebRequest = (request: FastifyRequest): Request => {
  const url = `${request.protocol}://${request.host}${request.url}`;
  const headers = webHeaders(request);
  const hasBody = request.method !== 'GET' && request.body !== undefined && request.body !== null;
  return new Request(url, {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  });
};

/** The address is the one we saw: a header of the caller's own making would get around the rate limit. */
export const webHeaders = (request: FastifyRequest): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && name !== 'content-length')
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  headers.set('x-stackery-peer', request.ip);
  return headers;
};
