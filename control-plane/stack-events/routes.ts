import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CommanderUsers } from '../../contract/commander-users.ts';
import { StackSummary } from '../../contract/link.ts';
import { Page, PageQuery } from '../../contract/page.ts';
import { StackEvent, StackEventBatch, StackEventReceipt } from '../../contract/stack-event.ts';
import type { Deps } from '../compose.ts';
import { linkOf } from '../links/link-of.ts';
import { pageOf, positionOf } from '../page.ts';
import { answers } from '../plugins/answers.ts';
import { idInPath } from '../plugins/id-in-path.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { findCommanderUsers } from './find-commander-users.ts';
import { listStacksOfLink } from './list-stacks.ts';
import { recordStackEvents } from './record-stack-events.ts';
import { listStackEvents } from './stack-event-store.ts';
import { stackEventView } from './stack-event-view.ts';

const tags = ['stacks'];
const region = Type.Optional(Type.String({ maxLength: 32 }));

const StackInPath = Type.Object({
  ...idInPath.properties,
  name: Type.String({ pattern: '^[a-zA-Z][-a-zA-Z0-9]{0,127}$' }),
});

// one of CloudFormation's tokens for each region
const cursor = Type.Optional(Type.String({ maxLength: 65_536 }));
const StackQuery = Type.Object({ region, cursor });

const StackPage = Type.Object({
  ...Page(shared(StackSummary)).properties,
  unreadable: Type.Array(Type.Object({ region: Type.String(), reason: Type.String() }), {
    description: 'Regions that could not be read just now.',
  }),
});

/** What the agent's relay sends. */
export const stackEventRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.post(
    '/stack-events',
    {
      config: { agents: ['handler', 'commander'] },
      bodyLimit: 1024 * 1024,
      schema: {
        tags: ['agent'],
        summary: 'A batch of stack events: all are stored or none; what is known already is not stored again.',
        body: shared(StackEventBatch),
        response: answers(202, shared(StackEventReceipt)),
      },
    },
    async ({ agent, body }, reply) => reply.code(202).send(await recordStackEvents(deps, agent, body)),
  );
};

/** What people ask about the stacks of an account. */
export const stackRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/links/:id/stacks',
    {
      schema: {
        tags,
        summary: 'The stacks of the account, of one region or of all, as they are now.',
        params: idInPath,
        querystring: StackQuery,
        response: answers(200, StackPage),
      },
    },
    async ({ caller, params, query }) => listStacksOfLink(deps, await linkOf(deps.db, caller, params.id), query),
  );

  app.get(
    '/links/:id/commander-users',
    {
      schema: {
        tags,
        summary: 'The stacks whose custom resources the agent serves: without it they cannot change or delete them.',
        params: idInPath,
        querystring: Type.Object({ cursor }),
        response: answers(200, shared(CommanderUsers)),
      },
    },
    async ({ caller, params, query }) =>
      findCommanderUsers(deps, await linkOf(deps.db, caller, params.id), query.cursor),
  );

  app.get(
    '/links/:id/stacks/:name/events',
    {
      schema: {
        tags,
        summary: 'The events of one stack as they were relayed, newest first.',
        params: StackInPath,
        querystring: Type.Object({ ...PageQuery.properties, region }),
        response: answers(200, Page(shared(StackEvent))),
      },
    },
    async ({ caller, params, query: { limit, cursor, ...query } }) => {
      const link = await linkOf(deps.db, caller, params.id);
      const place = { region: query.region, stackName: params.name };
      const rows = await listStackEvents(deps.db, link, place, { limit: limit + 1, after: positionOf(cursor) });
      return pageOf(rows, limit, stackEventView, ({ at, id }) => ({ at, id }));
    },
  );
};
