import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';

/** Hands /api/auth to better-auth, which speaks in Requests and Responses. */
export const signInRoutes = async (app: FastifyInstance, { deps }: { deps: Deps }): Promise<void> => {
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    schema: { hide: true },
    async handler(request, reply) {
      const auth = await deps.signIn();
      const response = await auth.handler(asWebRequest(request));
      if (response.status >= 400 && !isDeviceToken(request)) throw await asAppError(response);
      void reply.code(response.status);
      for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
      for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie);
      return reply.send(response.body === null ? null : await response.text());
    },
  });
};

/** The token route of the device flow has its own errors, which RFC 8628 defines. */
const isDeviceToken = (request: FastifyRequest): boolean => request.url.startsWith('/api/auth/device/token');

/** The same shape of error here as everywhere. */
const asAppError = async (response: Response): Promise<AppError> => {
  const body = (await response.json().catch(() => ({}))) as { message?: string; error_description?: string };
  // the device flow says it as RFC 8628 does
  const said = body.message ?? body.error_description ?? 'The sign-in refused the request';
  const message = `${said}.`.replace(/\.\.$/, '.');
  if (response.status === 401) return new AppError('not_signed_in', message, 'Check the e-mail and the password.');
  if (response.status === 403) return new AppError('forbidden', message, 'Ask an owner of the workspace.');
  if (response.status === 429) return new AppError('rate_limited', message, 'Wait a minute, then try again.');
  if (response.status >= 500) return new AppError('internal_error', 'The sign-in failed.', 'Try again in a minute.');
  return new AppError('invalid_request', message, 'Check what was entered, then try again.');
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
