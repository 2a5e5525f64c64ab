import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { AuditEntry } from '../../contract/audit.ts';
import { Page, PageQuery } from '../../contract/page.ts';
import type { Deps } from '../compose.ts';
import { answers } from '../plugins/answers.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { auditEntryView } from './audit-entry-view.ts';
import { namesIn } from './audit-names.ts';
import { listAuditEntries } from './audit-store.ts';

// An entry's id is its place in the log; it is the cursor as it stands.
const AuditQuery = Type.Object({
  limit: PageQuery.properties.limit,
  subject: Type.Optional(
    Type.String({ pattern: '^[a-z-]{1,40}:[0-9a-f-]{1,36}$', description: 'Only what was done to this: link:ID.' }),
  ),
  cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
});

export const auditRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/audit',
    {
      schema: {
        tags: ['audit'],
        summary: 'Who did what, when, from where; newest first.',
        querystring: AuditQuery,
        response: answers(200, Page(shared(AuditEntry))),
      },
    },
    async ({ caller, query: { limit, cursor, subject } }) => {
      const rows = await listAuditEntries(deps.db, caller.workspaceId, { limit: limit + 1, before: cursor, subject });
      const shown = rows.slice(0, limit);
      const nameOf = await namesIn(deps.db, caller.workspaceId, shown);
      const items = shown.map((row) => auditEntryView(row, nameOf));
      const last = items.at(-1);
      return { items, ...(rows.length > limit && last ? { nextCursor: last.id } : {}) };
    },
  );
};
