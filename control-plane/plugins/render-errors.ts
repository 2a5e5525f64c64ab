import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorBody, ErrorCode } from '../../contract/error-codes.ts';
import { AppError } from '../errors.ts';
import { databaseIsDown } from '../database/database-is-down.ts';

/** The one place where an error becomes an answer. */
export const renderErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    sendError(
      new AppError(
        'route_not_found',
        `There is no ${request.method} ${request.url.split('?')[0] ?? ''}.`,
        'The routes are listed at /docs.',
      ),
      request,
      reply,
    ),
  );
};

export const sendError = (error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const shown = asAppError(error);
  if (shown.status >= 500) request.log.error({ err: error }, shown.message);
  else request.log.info({ code: shown.code, reason: shown.message }, 'Refused.');
  const body: ErrorBody = { code: shown.code, message: shown.message, hint: shown.hint, requestId: request.id };
  return reply.code(shown.status).type('application/json').send(body);
};

const asAppError = (error: Error & Partial<FastifyError>): AppError => {
  if (error instanceof AppError) return error;
  if (error.validation)
    return new AppError('invalid_request', validationSentence(error), 'The fields are described at /docs.');
  const known = error.code ? fastifyErrors[error.code] : undefined;
  if (known) return new AppError(known[0], known[1], known[2], { cause: error });
  if (databaseIsDown(error))
    return new AppError('unavailable', 'The control plane cannot reach its database.', 'Try again in a minute.', {
      cause: error,
    });
  if (error.statusCode === 429)
    return new AppError(
      'rate_limited',
      'Too many requests from this caller.',
      'Wait a minute, then go on more slowly.',
    );
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new AppError('invalid_request', 'The request could not be read.', 'The routes are described at /docs.', {
      cause: error,
    });
  return new AppError(
    'internal_error',
    'Something went wrong in the control plane.',
    'Try again; if it stays, tell the operator the request id.',
    { cause: error },
  );
};

const sendJson: [string] = ['Send the body as application/json.'];
const fastifyErrors: Record<string, [ErrorCode, string, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body_too_large', 'The body is larger than this route accepts.', 'Send less at once.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    'The body has a content type that is not read here.',
    ...sendJson,
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed_json', 'The body is empty, but its content type says JSON.', ...sendJson],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed_json', 'The body is not valid JSON.', ...sendJson],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid_request',
    'The body is not as long as its Content-Length says.',
    ...sendJson,
  ],
};

/** One sentence that names the field. */
const validationSentence = (error: Partial<FastifyError>): string => {
  const first = error.validation?.[0];
  const where = { body: 'body', querystring: 'query', params: 'path', headers: 'headers' }[
    error.validationContext ?? 'body'
  ];
  const path = (first?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const params = (first?.params ?? {}) as Record<string, unknown>;
  if (first?.keyword === 'required') return `The ${where} lacks \`${join(path, params['missingProperty'])}\`.`;
  if (first?.keyword === 'additionalProperties')
    return `The ${where} has \`${join(path, params['additionalProperty'])}\`, which is not known here.`;
  const subject = path ? `\`${path}\` in the ${where}` : `The ${where}`;
  return `${subject} ${first?.message ?? 'is not valid'}.`;
};

const join = (path: string, name: unknown): string => [path, String(name)].filter(Boolean).join('.');
