import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ChangeSet, changeSetSorts, changeSetStates, ChangeSetSummary, Proposal } from '../../contract/change-set.ts';
import {
  DownloadedTemplate,
  TemplateDownload,
  TemplateSummary,
  TemplateSummaryRequest,
} from '../../contract/template-summary.ts';
import { Page, PageQuery } from '../../contract/page.ts';
import type { Deps } from '../compose.ts';
import { direction, orderedPage } from '../order.ts';
import { answers } from '../plugins/answers.ts';
import { idInPath } from '../plugins/id-in-path.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { changeSetOf } from './change-set-of.ts';
import { listChangeSets } from './change-set-store.ts';
import { changeSetOrders } from './change-set-order.ts';
import type { ChangeSetRow } from './change-set-table.ts';
import { changeSetSummary, changeSetView } from './change-set-view.ts';
import { downloadTemplate } from './download-template.ts';
import { proposeChangeSet } from './propose/propose-change-set.ts';
import { rejectChangeSet } from './reject-change-set.ts';
import { summarizeTemplate } from './summarize-template.ts';

const tags = ['change sets'];

// a template of 1 MB may need twice that as a JSON string
const proposalLimit = 4 * 1024 * 1024;

const ChangeSetQuery = Type.Object({
  ...PageQuery.properties,
  linkId: Type.Optional(Type.String({ format: 'uuid' })),
  state: Type.Optional(Type.Union(changeSetStates.map((state) => Type.Literal(state)))),
  sort: Type.Optional(Type.Enum(changeSetSorts)),
  direction,
  search: Type.Optional(
    Type.String({ maxLength: 100, description: "Part of the stack's name, or the beginning of the account id." }),
  ),
});

export const changeSetRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  const view = (row: ChangeSetRow) => changeSetView(row, deps.config.consoleUrl);

  app.post(
    '/change-sets',
    {
      bodyLimit: proposalLimit,
      schema: {
        tags,
        summary:
          'Proposes a change set: CloudFormation works out what it would do, and its customer executes it, or not.',
        body: shared(Proposal),
        response: answers(201, shared(ChangeSet)),
      },
    },
    async ({ caller, body }, reply) => {
      const id = await proposeChangeSet(deps, caller, body);
      return reply.code(201).send(view(await changeSetOf(deps.db, caller, id)));
    },
  );

  app.post(
    '/template-summaries',
    {
      bodyLimit: proposalLimit,
      schema: {
        tags,
        summary: 'What CloudFormation says of a template: its parameters, and the capabilities that it needs.',
        body: shared(TemplateSummaryRequest),
        response: answers(200, shared(TemplateSummary)),
      },
    },
    ({ caller, body }) => summarizeTemplate(deps, caller, body),
  );

  app.post(
    '/template-downloads',
    {
      schema: {
        tags,
        summary: 'The text of a public template in S3; other addresses are refused.',
        body: shared(TemplateDownload),
        response: answers(200, shared(DownloadedTemplate)),
      },
    },
    ({ body }) => downloadTemplate(deps, body.url),
  );

  app.get(
    '/change-sets',
    {
      schema: {
        tags,
        summary: 'The change sets of the workspace: newest first, unless asked for in another order.',
        querystring: ChangeSetQuery,
        response: answers(200, Page(shared(ChangeSetSummary))),
      },
    },
    async ({ caller, query: { limit, cursor, sort = 'created', direction, ...filter } }) => {
      const page = orderedPage(changeSetOrders, { limit, cursor, sort, direction });
      return page.answer(await listChangeSets(deps.db, caller.workspaceId, filter, page), changeSetSummary);
    },
  );

  app.get(
    '/change-sets/:id',
    {
      schema: {
        tags,
        summary: 'One change set, with its changes before and after, and the review of them.',
        params: idInPath,
        response: answers(200, shared(ChangeSet)),
      },
    },
    async ({ caller, params }) => view(await changeSetOf(deps.db, caller, params.id)),
  );

  app.post(
    '/change-sets/:id/reject',
    {
      schema: {
        tags,
        summary: 'Takes a change set back: it is deleted in the account.',
        params: idInPath,
        response: answers(200, shared(ChangeSet)),
      },
    },
    async ({ caller, params }) => view(await rejectChangeSet(deps, caller, params.id)),
  );
};
