import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { Type } from 'typebox';
import type { Deps } from '../compose.ts';
import { answers } from '../plugins/answers.ts';

const tags = ['health'];
const Ok = Type.Object({ status: Type.Literal('ok') });

export const healthRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get('/healthz', { schema: { tags, summary: 'The process lives.', response: answers(200, Ok) } }, () => ({
    status: 'ok' as const,
  }));
  app.get(
    '/readyz',
    { schema: { tags, summary: 'It can reach its database.', response: answers(200, Ok) } },
    async () => {
      await sql`select 1`.execute(deps.db);
      return { status: 'ok' as const };
    },
  );
};
