import { callControlPlane, type Request } from '../contract/client.ts';
import { CliError } from './cli-error.ts';
import type { Config } from './config.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Sends one request to `/api/v1`. */
export type ControlPlane = <Answer>(method: Method, path: string, request?: Request) => Promise<Answer>;

export const hasControlPlane = (config: Config): boolean => Boolean(config.controlPlaneUrl && config.apiKey);

export const openControlPlane = (config: Config): ControlPlane => {
  const { controlPlaneUrl: url, apiKey: token } = config;
  if (!url || !token)
    throw new CliError(
      'refused',
      'not_signed_in',
      `${url ? 'STACKERY_API_KEY' : 'STACKERY_URL'} is not set, so there is no control plane to ask.`,
      'Set STACKERY_URL to the address of the control plane, and STACKERY_API_KEY to a key of your workspace.',
    );
  return (method, path, request) =>
    callControlPlane({ url, token, timeoutMs: 30_000 }, method, `/api/v1/${path}`, request);
};

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
