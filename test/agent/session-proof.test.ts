import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callInSession } from '../../agent/registration/session.ts';
import { stackery } from '../../agent/resources/stackery.ts';
import type { IdentityProof } from '../../contract/identity-proof.ts';
import { openSession } from '../../contract/open-session.ts';
import { signProof } from '../../contract/sign-proof.ts';
import { startControlPlaneStub, type ControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { makeConfig, makeRequest } from './make-request.ts';

let own: ControlPlaneStub;
let other: ControlPlaneStub;
beforeEach(async () => {
  [own, other] = await Promise.all([startControlPlaneStub(), startControlPlaneStub()]);
  own.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
});
afterEach(() => Promise.all([own.close(), other.close()]));

const now = Date.UTC(2026, 10, 21, 3, 4, 5);
const depsOf = () => ({
  config: makeConfig({ controlPlaneUrl: own.url }),
  clock: { now: () => now, sleep: async () => {} },
  log: () => {},
  askedAt: now,
  signal: new AbortController().signal,
});
const proofSeen = (seen: ControlPlaneStub['seen']) => seen[0]?.body['proof'] as IdentityProof;

describe('the agent proves its identity', () => {
  it('to the control plane of its release, whose host is what it signs as the audience', async () => {
    const { config } = depsOf();
    await callInSession(depsOf(), config.linkId, 'PUT', '/agent/v1/registration', { body: {} });
    const proof = proofSeen(own.seen);
    const signed = (controlPlaneUrl: string) =>
      signProof({ ...config, controlPlaneUrl, now, nonce: proof.nonce }).signature;
    expect(proof.signature).toBe(signed(own.url));
    expect(proof.signature).not.toBe(signed(other.url));
    expect(own.seen[1]?.authorization).toBe('Bearer session-token');
  });

  it('to no other that a request names: its properties are anybody’s words', async () => {
    const properties = { ControlPlaneUrl: other.url, LinkId: makeConfig().linkId };
    await stackery.update(depsOf(), makeRequest('http://127.0.0.1:1', { ResourceProperties: properties }));
    expect(own.seen.map(({ path }) => path)).toEqual(['/agent/v1/sessions', '/agent/v1/registration']);
    expect(other.seen).toEqual([]);
  });

  it('for the STS host of its own region, which no request and no answer names', async () => {
    const { config } = depsOf();
    await callInSession(depsOf(), config.linkId, 'GET', '/agent/v1/registration').catch(() => {});
    const { nonce, signature } = proofSeen(own.seen);
    const signed = (stsHost: string) => signProof({ ...config, stsHost, now, nonce }).signature;
    expect(signature).toBe(signed('sts.eu-west-1.amazonaws.com'));
    expect(signature).not.toBe(signed('sts.amazonaws.com'));
  });

  it('by HTTPS, or to its own machine; in the clear to nobody else', async () => {
    const open = (controlPlaneUrl: string) => openSession({ ...depsOf().config, controlPlaneUrl, now });
    await expect(open(own.url)).resolves.toHaveProperty('token', 'session-token');
    // nobody is there, and that is all that is wrong with it
    await expect(open('https://127.0.0.1:1')).rejects.toMatchObject({ code: 'unavailable' });
    for (const url of ['http://control-plane.example', 'http://127.0.0.1.nip.example', 'http://10.0.0.1', 'ftp://x'])
      await expect(open(url)).rejects.toMatchObject({ code: 'invalid_request', definite: true });
  });

  it('again only to the one that has forgotten it, once', async () => {
    const forgotten = { status: 401, body: { code: 'token_invalid' } };
    own.answer('PUT /agent/v1/registration', forgotten, { status: 202, body: { verdict: 'linked' } });
    const put = () => callInSession(depsOf(), makeConfig().linkId, 'PUT', '/agent/v1/registration', { body: {} });
    await expect(put()).resolves.toEqual({ verdict: 'linked' });
    own.answer('PUT /agent/v1/registration', forgotten);
    await expect(put()).rejects.toMatchObject({ code: 'token_invalid' });
    const signatures = own.seen.flatMap(({ body }) => (body['proof'] as IdentityProof | undefined)?.signature ?? []);
    expect(new Set(signatures).size).toBe(signatures.length);
  });

  it.each(['POST /agent/v1/sessions', 'PUT /agent/v1/registration'])(
    'and follows no redirect with it (%s)',
    async (route) => {
      own.answer(route, { status: 307, body: {}, location: `${other.url}/taken` });
      await expect(
        callInSession(depsOf(), makeConfig().linkId, 'PUT', '/agent/v1/registration', { body: {} }),
      ).rejects.toMatchObject({ code: 'unavailable' });
      expect(other.seen).toEqual([]);
    },
  );
});
