import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import { fastifySSE } from '@fastify/sse';
import { randomUUID } from 'node:crypto';
import { fastify, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Deps } from './compose.ts';
import { authenticate } from './plugins/authenticate.ts';
import { describeApi } from './plugins/describe-api.ts';
import { parseQuery } from './plugins/parse-query.ts';
import { renderErrors, sendError } from './plugins/render-errors.ts';
import { addSharedSchemas } from './plugins/shared-schemas.ts';

/** Everything that is plugged in, in order. */
export const buildApp = async (deps: Deps): Promise<FastifyInstance> => {
  const app = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: 256 * 1024,
    routerOptions: { querystringParser: parseQuery, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
    // refuse what is not known and what has the wrong type, rather than drop or bend it
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });

  renderErrors(app);
  addSharedSchemas(app);
  await app.register(fastifyHelmet);
  await app.register(fastifyRateLimit, { max: 1_200, timeWindow: '1 minute' });
  await app.register(fastifySSE);
  await describeApi(app);

  await app.register(async (api) => {
    authenticate(api, deps);
  });
  return app;
};
