import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '../../contract/audit.ts';
import { startTestControlPlane, type TestControlPlane } from '../support/start-control-plane.ts';

const open = await startTestControlPlane();
const behind = await startTestControlPlane({ env: { STACKERY_TRUST_PROXY: '127.0.0.1,10.0.0.0/8' } });

/** Where the audit log says that a change came from which was sent with these headers. */
const seenFrom = async (controlPlane: TestControlPlane, headers: Record<string, string>) => {
  const { keys } = await controlPlane.workspace();
  await fetch(`${controlPlane.url}/api/v1/api-keys`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${keys.owner}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'made from somewhere', role: 'viewer' }),
  });
  const { body } = await controlPlane.call<{ items: AuditEntry[] }>(keys.owner, 'GET', '/api/v1/audit');
  return body.items[0]?.from;
};

describe('the address of a caller', () => {
  it('is where the connection comes from, whatever the caller claims', async () => {
    expect(await seenFrom(open, { 'x-forwarded-for': '203.0.113.9' })).toBe('127.0.0.1');
  });

  it('is what a proxy says that is trusted by configuration', async () => {
    expect(await seenFrom(behind, { 'x-forwarded-for': '203.0.113.9' })).toBe('203.0.113.9');
    expect(await seenFrom(behind, {})).toBe('127.0.0.1');
  });

  it('is not what the caller has told the proxy: only the last hop that is not ours counts', async () => {
    expect(await seenFrom(behind, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.0.0.4' })).toBe('203.0.113.9');
  });
});
