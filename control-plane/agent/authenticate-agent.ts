import type { FastifyInstance } from 'fastify';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { findLinkOfAnyWorkspace, updateLink, type LinkRow } from '../links/link-store.ts';
import { bearerToken } from '../plugins/bearer-token.ts';
import { hashSecret } from '../secret.ts';
import { kindOf, type AgentKind, type AgentRole } from './agent-role.ts';
import { findSession } from './session-store.ts';

/** The agent behind a session token. */
export type Agent = { link: LinkRow; accountId: string; role: AgentRole; kind: AgentKind; from: string };

declare module 'fastify' {
  interface FastifyRequest {
    agent: Agent;
  }
  interface FastifyContextConfig {
    /** Which of the agent's roles may call this route. */
    agents?: readonly AgentKind[];
  }
}

/** Guards the agent's routes: a live token, a link that is not over, and a role that may do this. */
export const authenticateAgent = (app: FastifyInstance, deps: Pick<Deps, 'db' | 'clock'>): void => {
  app.decorateRequest('agent');
  // after the limit of requests, which is a hook of each route: so it counts those who are refused here too
  app.addHook('preParsing', async (request) => {
    const agent = await agentOfToken(deps, bearerToken(request), request.ip);
    const allowed = request.routeOptions.config.agents ?? [];
    if (!allowed.includes(agent.kind)) throw refusal(agent);
    request.agent = agent;
  });
};

const agentOfToken = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  token: string | undefined,
  from: string,
): Promise<Agent> => {
  const session = token === undefined ? undefined : await findSession(db, hashSecret(token), timeOf(clock));
  if (!session)
    throw new AppError(
      'token_invalid',
      'The session token is missing, unknown or over.',
      'Open a session and use its token.',
    );
  const link = await findLinkOfAnyWorkspace(db, session.link_id);
  if (!link)
    throw new AppError('link_not_found', `There is no link ${session.link_id}.`, 'Make a link in the dashboard.');
  const role = { name: session.role_name, uniqueId: session.role_unique_id };
  const kind = kindOf(link, role);
  // The handler's role is known by name from the verified stack; its unique id is pinned when it first calls.
  if (kind === 'handler' && link.handler_role_unique_id === null)
    await updateLink(db, link.id, { handler_role_unique_id: role.uniqueId });
  return { link, accountId: session.account_id, role, kind, from };
};

const refusal = ({ link, kind, role }: Agent): AppError =>
  kind === 'unverified'
    ? new AppError(
        'session_not_verified',
        `Link ${link.id} is ${link.state}; until it is linked, its agent may only register.`,
        'Wait until the account is linked.',
      )
    : new AppError(
        'caller_not_agent',
        `The role ${role.name} may not call this.`,
        'Each role of the agent has its own calls.',
      );
