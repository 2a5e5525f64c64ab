import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Overview } from '../../contract/overview.ts';
import type { Deps } from '../compose.ts';
import { answers } from '../plugins/answers.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { readOverview } from './read-overview.ts';

export const overviewRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/overview',
    {
      schema: {
        tags: ['overview'],
        summary: 'The fleet on one page: by state and version, and what needs somebody.',
        response: answers(200, shared(Overview)),
      },
    },
    ({ caller }) => readOverview(deps, caller.workspaceId),
  );
};
