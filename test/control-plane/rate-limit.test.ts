import { describe, expect, it } from '@jest/globals';
import { rateLimit } from '../../control-plane/plugins/rate-limit.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';

const { app } = await startTestControlPlane();
const statusOf = async (url: string, headers: Record<string, string>) =>
  (await app.inject({ method: 'GET', url, headers })).statusCode;

describe('the limit of requests in a minute', () => {
  it('stops one caller, but neither the others behind the same address nor the files of the pages', async () => {
    const [busy, quiet] = [{ cookie: 'session=busy' }, { cookie: 'session=quiet' }];
    for (let sent = 0; sent < rateLimit.max; sent += 1) await app.inject({ url: '/api/v1/links', headers: busy });
    expect(await statusOf('/api/v1/links', busy)).toBe(429);
    expect(await statusOf('/api/v1/links', quiet)).toBe(401);
    expect(await statusOf('/api/v1/links', { authorization: 'Bearer quiet' })).toBe(401);
    expect(await statusOf('/sign-in', busy)).toBe(200);
  });
});
