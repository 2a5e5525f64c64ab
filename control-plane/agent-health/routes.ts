import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  AgentDrift,
  AgentMetrics,
  HealthCheck,
  Install,
  LogGroup,
  LogRetention,
  metricsSpans,
  Repair,
} from '../../contract/agent-health.ts';
import type { Deps } from '../compose.ts';
import { linkOf } from '../links/link-of.ts';
import { answers } from '../plugins/answers.ts';
import { idInPath } from '../plugins/id-in-path.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { agentDrift } from './agent-drift.ts';
import { agentMetrics } from './agent-metrics.ts';
import { linkHealth } from './link-health.ts';
import { createRecent } from './recent.ts';
import { repairOf } from './repair-of.ts';
import { setLogRetention } from './set-log-retention.ts';
import { watchInstall } from './watch-install.ts';

const tags = ['agent health'];

const MetricsQuery = Type.Object({
  region: Type.String({ maxLength: 32 }),
  span: Type.Optional(Type.Enum(metricsSpans, { description: 'How far to look back; a day unless asked otherwise.' })),
});

/** How the agent of an account does: what its page shows beside the link itself. */
export const agentHealthRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  // the account pays for each number, so all readers of a minute share one answer
  const recentMetrics = createRecent<AgentMetrics>(deps.clock, 60_000);
  const recentInstalls = createRecent<Install>(deps.clock, 2_000);

  app.get(
    '/links/:id/health',
    {
      schema: {
        tags,
        summary: 'Each check of the agent: its state, what was found, and since when.',
        params: idInPath,
        response: answers(200, Type.Object({ items: Type.Array(shared(HealthCheck)) })),
      },
    },
    async ({ caller, params }) => ({ items: await linkHealth(deps, await linkOf(deps.db, caller, params.id)) }),
  );

  app.get(
    '/links/:id/functions',
    {
      schema: {
        tags,
        summary: "Errors, durations and log retention of the agent's functions in one region.",
        params: idInPath,
        querystring: MetricsQuery,
        response: answers(200, shared(AgentMetrics)),
      },
    },
    async ({ caller, params, query: { region, span = 'day' } }) => {
      const link = await linkOf(deps.db, caller, params.id);
      return recentMetrics.ask(`${link.id} ${region} ${span}`, () => agentMetrics(deps, link, region, span));
    },
  );

  app.patch(
    '/links/:id/log-retention',
    {
      schema: {
        tags,
        summary: 'How long the log group of one function is kept.',
        params: idInPath,
        body: shared(LogRetention),
        response: answers(200, LogGroup),
      },
    },
    async ({ caller, params, body }) => {
      const changed = await setLogRetention(deps, caller, params.id, body);
      recentMetrics.forget(`${params.id} ${body.region} `);
      return changed;
    },
  );

  app.get(
    '/links/:id/drift',
    {
      schema: {
        tags,
        summary: 'Which resources of the agent stack differ from its template, and in what.',
        params: idInPath,
        response: answers(200, shared(AgentDrift)),
      },
    },
    async ({ caller, params }) => agentDrift(deps, await linkOf(deps.db, caller, params.id)),
  );

  app.get(
    '/links/:id/repair',
    {
      schema: {
        tags,
        summary: 'How the customer has the agent look after its copies again.',
        params: idInPath,
        response: answers(200, shared(Repair)),
      },
    },
    async ({ caller, params }) => repairOf(deps, await linkOf(deps.db, caller, params.id)),
  );

  app.get(
    '/links/:id/install',
    {
      schema: {
        tags,
        summary: 'The install as far as it can be seen from outside, resource by resource and region by region.',
        params: idInPath,
        response: answers(200, shared(Install)),
      },
    },
    async ({ caller, params }) => {
      const link = await linkOf(deps.db, caller, params.id);
      return recentInstalls.ask(link.id, () => watchInstall(deps, link));
    },
  );
};
