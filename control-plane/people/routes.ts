import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { AcceptInvitation, FirstOwner, InvitationView, SignInWays } from '../../contract/people.ts';
import type { Deps } from '../compose.ts';
import { answers } from '../plugins/answers.ts';
import { idInPath } from '../plugins/id-in-path.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { acceptInvitation, readInvitation } from './accept-invitation.ts';
import { makeFirstOwner } from './first-owner.ts';

const tags = ['people'];
/** Open to strangers, so slow: whoever guesses gets ten tries a minute. */
const config = { rateLimit: { max: 10, timeWindow: '1 minute' } };

/** What somebody without an account may do: be the first owner, or accept an invitation. */
export const peopleRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/ways',
    { schema: { tags, summary: 'How one may sign in here.', response: answers(200, shared(SignInWays)) } },
    async () => ({ oidc: deps.config.oidc !== undefined }),
  );

  app.post(
    '/first-owner',
    {
      config,
      schema: {
        tags,
        summary: 'Makes the first owner and workspace, with the link printed at the start.',
        body: shared(FirstOwner),
        response: answers(204, Type.Null()),
      },
    },
    async ({ body, ip }, reply) => {
      await makeFirstOwner(deps, ip, body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/invitations/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Whom an invitation is for.',
        params: idInPath,
        response: answers(200, shared(InvitationView)),
      },
    },
    async ({ params }) => {
      const { email, workspace } = await readInvitation(deps, params.id);
      return { email, workspace };
    },
  );

  app.post(
    '/invitations/:id/accept',
    {
      config,
      schema: {
        tags,
        summary: "Makes the invited person's account.",
        params: idInPath,
        body: shared(AcceptInvitation),
        response: answers(204, Type.Null()),
      },
    },
    async ({ params, body, ip }, reply) => {
      await acceptInvitation(deps, ip, params.id, body);
      return reply.code(204).send(null);
    },
  );
};
