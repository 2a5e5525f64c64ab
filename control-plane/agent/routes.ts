import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SessionAnswer, SessionRequest } from '../../contract/agent-session.ts';
import { Registration, Unregistration, Verdict } from '../../contract/registration.ts';
import type { Deps } from '../compose.ts';
import { answers } from '../plugins/answers.ts';
import { sessionRateLimit } from '../plugins/rate-limit.ts';
import { shared } from '../plugins/shared-schemas.ts';
import { openSession } from './open-session.ts';
import { register } from './register.ts';
import { unregister } from './unregister.ts';
import { verdictOf } from './verdict-of.ts';

const tags = ['agent'];
const agents = ['unverified', 'commander'] as const;

export const sessionRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.post(
    '/sessions',
    {
      config: { rateLimit: sessionRateLimit },
      bodyLimit: 16 * 1024,
      schema: {
        tags,
        summary: 'Proves who the agent is, with a GetCallerIdentity request that it has signed and we send.',
        body: shared(SessionRequest),
        response: answers(201, shared(SessionAnswer)),
      },
    },
    async ({ body }, reply) => reply.code(201).send(await openSession(deps, body)),
  );
};

export const registrationRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.put(
    '/registration',
    {
      config: { agents },
      schema: {
        tags,
        summary: 'What the agent stack is; stored, and then verified. Twice under one request id is once.',
        body: shared(Registration),
        response: answers(202, shared(Verdict)),
      },
    },
    async ({ agent, body }, reply) => reply.code(202).send(await register(deps, agent, body)),
  );

  app.get(
    '/registration',
    { config: { agents }, schema: { tags, summary: 'The verdict so far.', response: answers(200, shared(Verdict)) } },
    async ({ agent }) => verdictOf(agent.link),
  );

  app.delete(
    '/registration',
    {
      config: { agents },
      schema: {
        tags,
        summary: 'The agent stack is being deleted.',
        body: shared(Unregistration),
        response: answers(200, shared(Verdict)),
      },
    },
    async ({ agent, body }) => unregister(deps, agent, body),
  );
};
