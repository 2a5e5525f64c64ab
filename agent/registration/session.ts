import { callControlPlane, ControlPlaneError, type Request } from '../../contract/client.ts';
import { openSession } from '../../contract/open-session.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';

type Session = { token: string; linkId: string; expiresAt: number };

/** For the life of the process, which reads its config once. */
const sessions = new WeakMap<Config, Session>();

/** A session that is about to end is not worth starting with. */
const marginMs = 60_000;

/** One call within a session, which is opened when there is none and once more when the control plane has forgotten it. */
export const callInSession = async <Answer>(
  deps: Deps,
  linkId: string,
  method: 'GET' | 'PUT' | 'DELETE',
  path: string,
  request: Request = {},
): Promise<Answer> => {
  const call = async (): Promise<Answer> =>
    callControlPlane<Answer>(
      { url: deps.config.controlPlaneUrl, token: await tokenFor(deps, linkId) },
      method,
      path,
      request,
    );
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ControlPlaneError) || error.code !== 'token_invalid') throw error;
    sessions.delete(deps.config);
    return call();
  }
};

const tokenFor = async (deps: Deps, linkId: string): Promise<string> => {
  const { config, clock } = deps;
  const session = sessions.get(config);
  if (session && session.linkId === linkId && session.expiresAt > clock.now() + marginMs) return session.token;
  const { token, expiresAt } = await openSession({
    credentials: config.credentials,
    region: config.region,
    stsHost: config.stsHost,
    controlPlaneUrl: config.controlPlaneUrl,
    linkId,
    now: clock.now(),
  });
  sessions.set(config, { token, linkId, expiresAt: Date.parse(expiresAt) });
  return token;
};
