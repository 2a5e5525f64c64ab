import { callControlPlane, ControlPlaneError, type Request } from '../contract/client.ts';
import { CliError } from './cli-error.ts';
import type { Config } from './config.ts';
import { readSession } from './session/stored-session.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Sends one request to `/api/v1`. */
export type ControlPlane = <Answer>(method: Method, path: string, request?: Request) => Promise<Answer>;

export type Access = { url: string; token: string; way: 'api-key' | 'session' };

/** An API key wins over the session; and a session goes to no other control plane than the one that gave it. */
export const accessOf = ({ controlPlaneUrl: url, apiKey, sessionFile }: Config): Access | undefined => {
  if (apiKey) return url ? { url, token: apiKey, way: 'api-key' } : undefined;
  const session = readSession(sessionFile);
  if (!session || (url && new URL(url).origin !== new URL(session.url).origin)) return undefined;
  return { url: session.url, token: session.token, way: 'session' };
};

export const hasControlPlane = (config: Config): boolean => accessOf(config) !== undefined;

export const openControlPlane = (config: Config): ControlPlane => {
  const access = accessOf(config);
  if (!access)
    throw new CliError(
      'refused',
      'not_signed_in',
      config.apiKey
        ? 'STACKERY_URL is not set, so there is no control plane to ask.'
        : `Nobody is signed in${config.controlPlaneUrl ? ` to ${config.controlPlaneUrl}` : ''}, and STACKERY_API_KEY is not set.`,
      'Sign in with `stackery login`, or set STACKERY_URL and STACKERY_API_KEY.',
    );
  const { url, token, way } = access;
  return async (method, path, request) => {
    try {
      return await callControlPlane({ url, token, timeoutMs: 30_000 }, method, `/api/v1/${path}`, request);
    } catch (error) {
      throw way === 'session' ? explained(error, url) : error;
    }
  };
};

/** The control plane does not know by what means it was asked. */
const explained = (error: unknown, url: string): unknown =>
  error instanceof ControlPlaneError && error.code === 'not_signed_in'
    ? new ControlPlaneError(error.status, {
        code: 'session_ended',
        message: `Your session with ${url} has ended.`,
        hint: 'Sign in again with `stackery login`.',
        requestId: error.requestId,
      })
    : error;

type Page<Item> = { items: Item[]; nextCursor?: string };

/** Every item of a list, page by page. */
export async function* allItems<Item>(
  controlPlane: ControlPlane,
  path: string,
  query: Record<string, string | undefined> = {},
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await controlPlane('GET', path, { query: { ...query, limit: 200, cursor } });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}
