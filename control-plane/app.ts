import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import { fastifySSE } from '@fastify/sse';
import { randomUUID } from 'node:crypto';
import { fastify, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { authenticateAgent } from './agent/authenticate-agent.ts';
import { registrationRoutes, sessionRoutes } from './agent/routes.ts';
import { agentHealthRoutes } from './agent-health/routes.ts';
import { apiKeyRoutes } from './api-keys/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { changeSetRoutes } from './change-sets/routes.ts';
import type { Deps } from './compose.ts';
import { healthRoutes } from './health/routes.ts';
import { linkRoutes } from './links/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { buildSerializers } from './plugins/build-serializers.ts';
import { contentSecurity } from './plugins/content-security.ts';
import { authenticate } from './plugins/authenticate.ts';
import { describeApi } from './plugins/describe-api.ts';
import { rateLimit } from './plugins/rate-limit.ts';
import { parseQuery } from './plugins/parse-query.ts';
import { serveDashboard } from './plugins/serve-dashboard.ts';
import { overviewRoutes } from './overview/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { signInRoutes } from './people/sign-in-routes.ts';
import { refuseNul } from './plugins/refuse-nul.ts';
import { renderErrors, sendError } from './plugins/render-errors.ts';
import { addSharedSchemas } from './plugins/shared-schemas.ts';
import { releaseRoutes } from './releases/routes.ts';
import { workspaceRoutes } from './workspaces/routes.ts';
import { stackEventRoutes, stackRoutes } from './stack-events/routes.ts';

/** Everything that is plugged in, in order. */
export const buildApp = async (deps: Deps): Promise<FastifyInstance> => {
  const app = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: deps.config.trustProxy.length > 0 && deps.config.trustProxy,
    forceCloseConnections: true,
    bodyLimit: 256 * 1024,
    routerOptions: { querystringParser: parseQuery, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
    // refuse what is not known and what has the wrong type, rather than drop or bend it
    schemaController: { compilersFactory: { buildSerializer: buildSerializers } },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });

  // JSON is the one thing that is read
  app.removeContentTypeParser('text/plain');
  renderErrors(app);
  refuseNul(app);
  addSharedSchemas(app);
  await app.register(fastifyHelmet, contentSecurity);
  // before the limit: a page is dozens of files, and they cost nothing
  await app.register(serveDashboard);
  await app.register(fastifyRateLimit, rateLimit);
  await app.register(fastifySSE);
  await describeApi(app);

  await app.register(signInRoutes, { prefix: '/api/auth', deps });
  await app.register(peopleRoutes, { prefix: '/api/people', deps });
  await app.register(healthRoutes, { deps });

  // people and programs
  await app.register(
    async (api) => {
      authenticate(api, deps);
      await api.register(workspaceRoutes, { deps });
      await api.register(apiKeyRoutes, { deps });
      await api.register(auditRoutes, { deps });
      await api.register(linkRoutes, { deps });
      await api.register(agentHealthRoutes, { deps });
      await api.register(stackRoutes, { deps });
      await api.register(changeSetRoutes, { deps });
      await api.register(releaseRoutes, { deps });
      await api.register(liveRoutes, { deps });
      await api.register(overviewRoutes, { deps });
    },
    { prefix: '/api/v1' },
  );

  // the agents of linked accounts
  await app.register(
    async (api) => {
      await api.register(sessionRoutes, { deps });
      await api.register(async (guarded) => {
        authenticateAgent(guarded, deps);
        await guarded.register(registrationRoutes, { deps });
        await guarded.register(stackEventRoutes, { deps });
      });
    },
    { prefix: '/agent/v1' },
  );
  return app;
};
