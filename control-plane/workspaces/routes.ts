import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CallerView, Workspace } from '../../contract/workspace.ts';
import type { Deps } from '../compose.ts';
import { answers } from '../plugins/answers.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { findWorkspace } from './workspace-store.ts';

export const workspaceRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/caller',
    { schema: { tags: ['workspaces'], summary: 'Who is asking.', response: answers(200, shared(CallerView)) } },
    async ({ caller: { who, role, workspaceId: id } }) => {
      const workspace = await findWorkspace(deps.db, id);
      return { who, role, workspace: { id, name: workspace?.name ?? '' } };
    },
  );

  app.get(
    '/workspaces',
    {
      schema: {
        tags: ['workspaces'],
        summary: 'The workspaces that the caller belongs to.',
        response: answers(200, Type.Object({ items: Type.Array(shared(Workspace)) })),
      },
    },
    async ({ caller }) => {
      const workspace = await findWorkspace(deps.db, caller.workspaceId);
      return { items: workspace ? [{ id: workspace.id, name: workspace.name, role: caller.role }] : [] };
    },
  );
};
