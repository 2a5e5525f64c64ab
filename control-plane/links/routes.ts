import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  Link,
  LinkChange,
  LinkRegions,
  LinkResources,
  linkSorts,
  linkStates,
  LinkUpdate,
  NewLink,
} from '../../contract/link.ts';
import { Page, PageQuery } from '../../contract/page.ts';
import type { Deps } from '../compose.ts';
import { direction, orderedPage } from '../order.ts';
import { answers } from '../plugins/answers.ts';
import { idInPath } from '../plugins/id-in-path.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { findNewestRelease } from '../releases/release-store.ts';
import { changeLink } from './change-link.ts';
import { createLink } from './create-link.ts';
import { endLink } from './end-link.ts';
import { linkOrders } from './link-order.ts';
import { linkOf } from './link-of.ts';
import { linkResources } from './link-resources.ts';
import { listLinks } from './link-store.ts';
import { linkUpdate } from './link-update.ts';
import { linkView } from './link-view.ts';
import { viewOf } from './view-of.ts';

const tags = ['links'];

const LinkQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Union(linkStates.map((state) => Type.Literal(state)))),
  accountId: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
  sort: Type.Optional(Type.Enum(linkSorts)),
  direction,
  search: Type.Optional(
    Type.String({ maxLength: 100, description: 'Part of the name, or the beginning of the account id.' }),
  ),
});

export const linkRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.post(
    '/links',
    {
      schema: {
        tags,
        summary: 'Makes a link: its external id, and the Launch Stack link to install the agent with.',
        body: shared(NewLink),
        response: answers(201, shared(Link)),
      },
    },
    async ({ caller, body }, reply) => reply.code(201).send(await createLink(deps, caller, body)),
  );

  app.get(
    '/links',
    {
      schema: {
        tags,
        summary: 'The links of the workspace: newest first, unless asked for in another order.',
        querystring: LinkQuery,
        response: answers(200, Page(shared(Link))),
      },
    },
    async ({ caller, query: { limit, cursor, sort = 'created', direction, ...filter } }) => {
      const page = orderedPage(linkOrders, { limit, cursor, sort, direction });
      const rows = await listLinks(deps.db, caller.workspaceId, filter, page);
      const newest = (await findNewestRelease(deps.db))?.manifest;
      const context = { newest, consoleUrl: deps.config.consoleUrl, role: caller.role };
      return page.answer(rows, (row) => linkView(row, context));
    },
  );

  app.get(
    '/links/:id',
    { schema: { tags, summary: 'One link.', params: idInPath, response: answers(200, shared(Link)) } },
    async ({ caller, params }) => viewOf(deps, caller, await linkOf(deps.db, caller, params.id)),
  );

  app.patch(
    '/links/:id',
    {
      schema: {
        tags,
        summary: 'Confirms the account, rotates the external id (owners), or renames the link.',
        params: idInPath,
        body: shared(LinkChange),
        response: answers(200, shared(Link)),
      },
    },
    async ({ caller, params, body }) => changeLink(deps, caller, params.id, body),
  );

  app.delete(
    '/links/:id',
    {
      schema: {
        tags,
        summary: 'Ends the link. The agent stack stays until its account deletes it.',
        params: idInPath,
        response: answers(200, shared(Link)),
      },
    },
    async ({ caller, params }) => endLink(deps, caller, params.id),
  );

  app.get(
    '/links/:id/regions',
    {
      schema: {
        tags,
        summary: 'The agent in each region, as last reported.',
        params: idInPath,
        response: answers(200, shared(LinkRegions)),
      },
    },
    async ({ caller, params }) => ({ items: (await linkOf(deps.db, caller, params.id)).regions }),
  );

  app.get(
    '/links/:id/resources',
    {
      schema: {
        tags,
        summary: 'The resources of the agent stack, as CloudFormation shows them now.',
        params: idInPath,
        response: answers(200, shared(LinkResources)),
      },
    },
    ({ caller, params }) => linkResources(deps, caller, params.id),
  );

  app.get(
    '/links/:id/update',
    {
      schema: {
        tags,
        summary: 'What an update to the newest release would change, and how to start it.',
        params: idInPath,
        response: answers(200, shared(LinkUpdate)),
      },
    },
    async ({ caller, params }) => linkUpdate(deps, caller, params.id),
  );
};
