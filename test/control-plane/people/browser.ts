import type { TestControlPlane } from '../../support/start-control-plane.ts';

export type Answer = { status: number; body: Record<string, unknown>; cookies: string[] };

/** Asks as a browser would: with its cookies, and with the origin of the page that asks. */
export const browserOf = (controlPlane: TestControlPlane, origin: string | undefined = controlPlane.url) => {
  const jar = new Map<string, string>();
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer> => {
    const headers: Record<string, string> = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    if (origin) headers['origin'] = origin;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(`${controlPlane.url}${path}`, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, cookies, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  return { ask, jar };
};

export const password = 'a long enough password';

/** The first owner, signed in. */
export const firstOwner = async (controlPlane: TestControlPlane, link: string) => {
  const browser = browserOf(controlPlane);
  const token = link.slice(link.indexOf('#') + 1);
  const email = 'ada@example.com';
  await browser.ask('POST', '/api/people/first-owner', { token, name: 'Ada', email, password, workspace: 'Engines' });
  await browser.ask('POST', '/api/auth/sign-in/email', { email, password });
  return browser;
};

export type Browser = ReturnType<typeof browserOf>;

export const workspaceIdOf = async (browser: Browser): Promise<string> => {
  const { body } = await browser.ask('GET', '/api/v1/workspaces');
  return (body as { items: { id: string }[] }).items[0]?.id ?? '';
};
