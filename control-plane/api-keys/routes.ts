import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ApiKey, NewApiKey } from '../../contract/workspace.ts';
import type { Deps } from '../compose.ts';
import { answers } from '../plugins/answers.ts';
import { idInPath } from '../plugins/id-in-path.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { listApiKeys } from './api-key-store.ts';
import { createApiKey } from './create-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';

const tags = ['api-keys'];

export const apiKeyRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/api-keys',
    {
      config: { needs: 'owner' },
      schema: {
        tags,
        summary: 'The API keys of the workspace, without their secrets.',
        response: answers(200, Type.Object({ items: Type.Array(shared(ApiKey)) })),
      },
    },
    async ({ caller }) => {
      const keys = await listApiKeys(deps.db, caller.workspaceId);
      return {
        items: keys.map(({ id, name, role, created_at, last_used_at }) => ({
          id,
          name,
          role,
          createdAt: created_at.toISOString(),
          lastUsedAt: last_used_at?.toISOString() ?? null,
        })),
      };
    },
  );

  app.post(
    '/api-keys',
    {
      config: { needs: 'owner' },
      schema: {
        tags,
        summary: 'Makes an API key; its secret is in this answer only.',
        body: shared(NewApiKey),
        response: answers(201, shared(ApiKey)),
      },
    },
    async ({ body, caller }, reply) => {
      const key = await deps.db.transaction().execute((trx) => createApiKey(deps, trx, caller, body));
      return reply.code(201).send(key);
    },
  );

  app.delete(
    '/api-keys/:id',
    {
      config: { needs: 'owner' },
      schema: { tags, summary: 'Revokes an API key at once.', params: idInPath, response: answers(204, Type.Null()) },
    },
    async ({ params, caller }, reply) => {
      await revokeApiKey(deps, caller, params.id);
      return reply.code(204).send(null);
    },
  );
};
