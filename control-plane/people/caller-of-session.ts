import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { findMembership } from './member-store.ts';
import { webHeaders } from './sign-in-routes.ts';

/** A person, by a browser's cookie or the token that a CLI got through the device flow. */
export const callerOfSession = async (
  { db, signIn }: Pick<Deps, 'db' | 'signIn'>,
  request: FastifyRequest,
): Promise<Caller | undefined> => {
  const { authorization, cookie } = request.headers;
  if (!cookie && !authorization) return undefined;
  const auth = await signIn();
  const session = await auth.api.getSession({ headers: webHeaders(request) });
  if (!session) return undefined;
  if (!authorization) refuseOtherSites(request);
  const membership = await findMembership(db, session.user.id, session.session.activeOrganizationId ?? undefined);
  if (!membership)
    throw new AppError(
      'forbidden',
      `${session.user.email} belongs to no workspace.`,
      'Ask an owner for an invitation.',
    );
  return {
    workspaceId: membership.organizationId,
    role: membership.role,
    who: `user:${session.user.email}`,
    from: request.ip,
  };
};

/** A cookie travels by itself, so a change must come from a page of ours: browsers say where a request comes from. */
const refuseOtherSites = (request: FastifyRequest): void => {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin } = request.headers;
  if (origin && URL.canParse(origin) && new URL(origin).host === request.host) return;
  throw new AppError('forbidden', 'The request comes from another site.', 'Use the dashboard, or an API key.');
};
