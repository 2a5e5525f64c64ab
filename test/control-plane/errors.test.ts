import { describe, expect, it } from '@jest/globals';
import { routesOf, type Route } from '../support/routes-of.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';

const controlPlane = await startTestControlPlane();
const { keys } = await controlPlane.workspace();
const id = '00000000-0000-4000-8000-000000000000';

type Sent = { body?: string; type?: string; token?: string };
const send = async ({ method, path }: Pick<Route, 'method' | 'path'>, { body, type, token }: Sent) => {
  const url = `${controlPlane.url}${path.replace('{id}', id).replace('{name}', 'shop')}`;
  const headers: Record<string, string> = { authorization: `Bearer ${token ?? keys.owner}` };
  if (type) headers['content-type'] = type;
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const refusal = (status: number, code: string) => ({
  status,
  body: {
    code,
    message: expect.stringMatching(/^[A-Z`].*\.$/),
    hint: expect.stringMatching(/^[A-Z].*\.$/),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  },
});

// Agents' routes with a token are looked at where there are agents; these are refused before a body is read.
const taking = routesOf(controlPlane.app)
  .filter(({ path, takesBody }) => takesBody && (path.startsWith('/api/v1') || path === '/agent/v1/sessions'))
  .map((route) => [`${route.method} ${route.path}`, route] as const);
const json = 'application/json';

describe('what cannot be read', () => {
  it.each(taking)('%s says so in one shape', async (_title, route) => {
    expect(await send(route, { body: '{"name":', type: json })).toEqual(refusal(400, 'malformed_json'));
    expect(await send(route, { body: '', type: json })).toEqual(refusal(400, 'malformed_json'));
    expect(await send(route, { body: 'name=x', type: 'text/plain' })).toEqual(refusal(415, 'unsupported_media_type'));
    const huge = JSON.stringify({ name: 'x'.repeat(12_000_000) });
    expect(await send(route, { body: huge, type: json })).toEqual(refusal(413, 'body_too_large'));
  });

  it.each(taking)('%s refuses wrong types and unknown fields', async (_title, route) => {
    for (const body of ['[]', '5', 'null', '"text"', '{"unknown":1}', '{"name":{},"linkId":7,"region":[],"role":true}'])
      expect(await send(route, { body, type: json })).toEqual(refusal(400, 'invalid_request'));
  });

  it('names the field', async () => {
    const links = { method: 'POST', path: '/api/v1/links' } as const;
    const message = async (body: unknown) =>
      (await send(links, { body: JSON.stringify(body), type: json })).body['message'];
    expect(await message({})).toBe('The body lacks `region`.');
    expect(await message({ region: 5 })).toBe('`region` in the body must be string.');
    expect(await message({ region: 'us-east-1', regions: ['a', 5] })).toBe('`regions.1` in the body must be string.');
    expect(await message({ region: 'us-east-1', colour: 'red' })).toBe(
      'The body has `colour`, which is not known here.',
    );
  });

  it('includes ids, queries and routes that are not there', async () => {
    const get = (path: string) => send({ method: 'GET', path }, {});
    expect(await get('/api/v1/links/7')).toEqual(refusal(400, 'invalid_request'));
    expect(await get('/api/v1/links?limit=0')).toEqual(refusal(400, 'invalid_request'));
    expect(await get('/api/v1/links?limit=many')).toEqual(refusal(400, 'invalid_request'));
    expect(await get('/api/v1/links?state=happy')).toEqual(refusal(400, 'invalid_request'));
    expect(await get(`/api/v1/links/${id}`)).toEqual(refusal(404, 'link_not_found'));
    expect(await get('/api/v1/nothing')).toEqual(refusal(404, 'route_not_found'));
    expect(await get('/api/v1/%zz')).toEqual(refusal(400, 'invalid_request'));
    expect(await send({ method: 'PUT', path: '/api/v1/links' }, {})).toEqual(refusal(404, 'route_not_found'));
  });
});

describe('an error of our own', () => {
  it('shows nothing of the inside', async () => {
    const { db } = controlPlane.deps;
    await db.schema.alterTable('audit_entries').renameTo('moved').execute();
    const answer = await send({ method: 'GET', path: '/api/v1/audit' }, {});
    expect(answer).toEqual(refusal(500, 'internal_error'));
    expect(JSON.stringify(answer)).not.toMatch(/audit_entries|relation|\.ts|stack/i);
    await db.schema.alterTable('moved').renameTo('audit_entries').execute();
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1 in which every reference leads somewhere, with a page to read it', async () => {
    const text = await (await fetch(`${controlPlane.url}/openapi.json`)).text();
    const description = JSON.parse(text) as { openapi: string; components: { schemas: Record<string, unknown> } };
    expect(description.openapi).toBe('3.1.0');
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(references.length).toBeGreaterThan(30);
    for (const name of references) expect(description.components.schemas).toHaveProperty([name]);
    expect(text).not.toContain('def-0');
    expect((await fetch(`${controlPlane.url}/docs`)).status).toBe(200);
  });
});
