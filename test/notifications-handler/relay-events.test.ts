import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StackEvent } from '../../contract/stack-event.ts';
import { relayEvents, type Deps } from '../../notifications-handler/relay-events.ts';
import { startControlPlaneStub, type ControlPlaneStub } from '../support/start-control-plane-stub.ts';

const route = 'POST /agent/v1/stack-events';
const taken = { status: 202, body: { stored: 1 } };
let controlPlane: ControlPlaneStub;
let now = Date.now();
beforeEach(async () => {
  controlPlane = await startControlPlaneStub();
  // past the life of whatever session an earlier test opened
  now += 3_600_000;
});
afterEach(() => controlPlane.close());

const deps = (): Deps => ({
  config: {
    region: 'eu-west-1',
    credentials: { accessKeyId: 'ASIAEXAMPLE000000000', secretAccessKey: 's', sessionToken: 't' },
    stsHost: 'sts.eu-west-1.amazonaws.com',
    controlPlaneUrl: controlPlane.url,
    linkId: '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d',
    codeHash: 'hash',
    failureQueueUrl: '',
    homeRegion: 'eu-west-1',
  },
  clock: { now: () => now },
});
const openUntil = (expiresAt: number) =>
  controlPlane.answer('POST /agent/v1/sessions', {
    status: 201,
    body: { token: 'token', expiresAt: new Date(expiresAt).toISOString() },
  });
const events = (count: number): StackEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    stackId: 'arn:aws:cloudformation:eu-west-1:222222222222:stack/x/1',
    eventId: String(index),
    stackName: 'x',
    logicalResourceId: 'x',
    physicalResourceId: '',
    resourceType: 'AWS::CloudFormation::Stack',
    resourceStatus: 'CREATE_COMPLETE',
    resourceStatusReason: '',
    clientRequestToken: '',
    timestamp: '2026-01-02T03:04:05.000Z',
  }));
const sent = () => controlPlane.seen.filter(({ path }) => path === '/agent/v1/stack-events');
const sessions = () => controlPlane.seen.length - sent().length;

describe('the relay', () => {
  it('opens one session for many events, until that is about to end', async () => {
    controlPlane.answer(route, taken);
    openUntil(now + 900_000);
    await relayEvents(deps(), events(1));
    await relayEvents(deps(), events(1));
    expect([sessions(), sent().length]).toEqual([1, 2]);
    now += 870_000;
    openUntil(now + 900_000);
    await relayEvents(deps(), events(1));
    expect(sessions()).toBe(2);
  });

  it('sends batches of at most a hundred', async () => {
    controlPlane.answer(route, taken);
    openUntil(now + 900_000);
    await relayEvents(deps(), events(250));
    expect(sent().map(({ body }) => (body['events'] as unknown[]).length)).toEqual([100, 100, 50]);
  });

  it('opens a new session when the control plane has forgotten the old one', async () => {
    controlPlane.answer(route, { status: 401, body: { code: 'token_invalid' } }, taken);
    openUntil(now + 900_000);
    await relayEvents(deps(), events(1));
    expect([sessions(), sent().length]).toEqual([2, 2]);
  });

  it.each([
    ['is down', 'hang up'],
    ['refuses', { status: 403, body: { code: 'forbidden' } }],
    ['has lost its database', { status: 503, body: { code: 'unavailable' } }],
  ] as const)('fails loudly when the control plane %s, so that the event is delivered again', async (_why, reply) => {
    controlPlane.answer(route, reply);
    openUntil(now + 900_000);
    await expect(relayEvents(deps(), events(1))).rejects.toThrow();
  });
});
