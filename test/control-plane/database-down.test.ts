import { afterAll, describe, expect, it } from '@jest/globals';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Link } from '../../contract/link.ts';
import { openSession, tokenOf } from '../support/agent-session.ts';
import { eventually } from '../support/eventually.ts';
import { installTestAgent } from '../support/install-test-agent.ts';
import { publishTestRelease } from '../support/publish-test-release.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { startTestAws } from '../support/start-local-aws.ts';

/** A wire to the database that can be cut. */
const sockets = new Set<Socket>();
let isCut = false;
const cut = () => {
  isCut = true;
  for (const socket of sockets) socket.destroy();
};
const wireTo = async (databaseUrl: string): Promise<string> => {
  const url = new URL(databaseUrl);
  const port = Number(url.port);
  const wire = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(port, url.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        (socket === near ? far : near).destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((ready) => wire.listen(0, '127.0.0.1', ready));
  afterAll(() => void wire.close());
  url.port = String((wire.address() as AddressInfo).port);
  return url.href;
};

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws, through: wireTo });
const { keys } = await controlPlane.workspace();
const world = { aws, controlPlane };
const newLink = () => controlPlane.call<Link>(keys.owner, 'POST', '/api/v1/links', { region: 'us-east-1' });
const unavailable = {
  status: 503,
  body: {
    code: 'unavailable',
    message: 'The control plane cannot reach its database.',
    hint: 'Try again in a minute.',
    requestId: expect.any(String),
  },
};

describe('while the database is down', () => {
  it('everybody is told so, nothing is half written, and afterwards all goes on by itself', async () => {
    const { body: link } = await newLink();
    const agent = await installTestAgent(aws, link);
    const token = await tokenOf(world, agent.commander, link.id);
    const claim = agent.registration();
    const register = () => controlPlane.call(token, 'PUT', '/agent/v1/registration', claim);

    cut();
    expect(await newLink()).toMatchObject(unavailable);
    expect(await register()).toMatchObject(unavailable);
    expect(await openSession(world, agent.commander, link.id)).toMatchObject(unavailable);
    expect(await controlPlane.call(undefined, 'GET', '/readyz')).toMatchObject(unavailable);
    expect(await controlPlane.call(undefined, 'GET', '/healthz')).toMatchObject({ status: 200 });

    isCut = false;
    await eventually(async () => expect((await controlPlane.call(undefined, 'GET', '/readyz')).status).toBe(200));
    const list = () => controlPlane.call<{ items: Link[] }>(keys.viewer, 'GET', '/api/v1/links');
    expect((await list()).body.items).toMatchObject([{ id: link.id, state: 'waiting' }]);
    expect(await register()).toMatchObject({ status: 202, body: { verdict: 'pending' } });
    await eventually(async () => {
      const [registered] = (await list()).body.items;
      expect(registered?.accountId).toBe(agent.account);
    });
  });
});
