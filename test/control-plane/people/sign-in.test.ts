import { describe, expect, it } from '@jest/globals';
import { firstOwnerLink } from '../../../control-plane/people/first-owner.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { browserOf, firstOwner, password, workspaceIdOf, type Browser } from './browser.ts';

const controlPlane = await startTestControlPlane();
const newLink = async () => (await firstOwnerLink(controlPlane.deps, controlPlane.url)) ?? '';
const tokenOf = (link: string) => link.slice(link.indexOf('#') + 1);
const replaced = await newLink();
const link = await newLink();
const makeOwner = (token: string) =>
  browserOf(controlPlane).ask('POST', '/api/people/first-owner', {
    ...{ token, name: 'Eve', email: 'eve@example.com', password, workspace: 'Eve' },
  });
const withReplacedLink = await makeOwner(tokenOf(replaced));
const owner = await firstOwner(controlPlane, link);

const invite = async (email: string, role: string): Promise<string> => {
  const organizationId = await workspaceIdOf(owner);
  const { body } = await owner.ask('POST', '/api/auth/organization/invite-member', { email, role, organizationId });
  return String(body['id']);
};

const join = async (email: string, role: string): Promise<Browser> => {
  const browser = browserOf(controlPlane);
  await browser.ask('POST', `/api/people/invitations/${await invite(email, role)}/accept`, { name: email, password });
  await browser.ask('POST', '/api/auth/sign-in/email', { email, password });
  return browser;
};

describe('the first owner', () => {
  it('is made by the link that the start printed, and owns a workspace', async () => {
    expect(await owner.ask('GET', '/api/v1/workspaces')).toMatchObject({
      status: 200,
      body: { items: [{ name: 'Engines', role: 'owner' }] },
    });
  });

  it('is made once: the link does not work a second time, and none is printed again', async () => {
    expect(await makeOwner(tokenOf(link))).toMatchObject({ status: 401, body: { code: 'token_invalid' } });
    expect(await firstOwnerLink(controlPlane.deps, controlPlane.url)).toBeUndefined();
  });
});

describe('an older first-owner link', () => {
  it('does not work once a later start has printed another', () => {
    expect(withReplacedLink).toMatchObject({ status: 401, body: { code: 'token_invalid' } });
  });
});

describe('signing in', () => {
  it('keeps the session in a cookie that scripts cannot read', async () => {
    const answer = await browserOf(controlPlane).ask('POST', '/api/auth/sign-in/email', {
      email: 'ada@example.com',
      password,
    });
    expect(answer.cookies[0]).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('refuses a wrong password in the shape that every error has', async () => {
    const answer = await browserOf(controlPlane).ask('POST', '/api/auth/sign-in/email', {
      email: 'ada@example.com',
      password: 'not the password at all',
    });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      code: 'not_signed_in',
      hint: expect.any(String),
      requestId: expect.any(String),
    });
  });

  it('lets nobody sign up without an invitation', async () => {
    const answer = await browserOf(controlPlane).ask('POST', '/api/auth/sign-up/email', {
      ...{ email: 'mallory@example.com', password, name: 'Mallory' },
    });
    expect(answer.status).toBe(400);
  });

  it('ends with signing out', async () => {
    const browser = await join('leaver@example.com', 'viewer');
    expect((await browser.ask('GET', '/api/v1/links')).status).toBe(200);
    await browser.ask('POST', '/api/auth/sign-out', {});
    expect((await browser.ask('GET', '/api/v1/links')).status).toBe(401);
  });
});

describe('a page of another site', () => {
  it('changes nothing with the cookie of somebody who is signed in', async () => {
    const elsewhere = browserOf(controlPlane, 'https://evil.example');
    for (const [name, value] of owner.jar) elsewhere.jar.set(name, value);
    const answer = await elsewhere.ask('POST', '/api/v1/api-keys', { name: 'stolen', role: 'owner' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const { body } = await owner.ask('GET', '/api/v1/api-keys');
    expect(JSON.stringify(body)).not.toContain('stolen');
  });

  it('changes nothing either when the browser does not say where it comes from', async () => {
    const silent = browserOf(controlPlane, '');
    for (const [name, value] of owner.jar) silent.jar.set(name, value);
    expect((await silent.ask('POST', '/api/v1/api-keys', { name: 'stolen', role: 'owner' })).status).toBe(403);
  });
});

describe('an invitation', () => {
  it('shows whom it is for, gives its role, and works once', async () => {
    const id = await invite('bob@example.com', 'operator');
    const stranger = browserOf(controlPlane);
    expect(await stranger.ask('GET', `/api/people/invitations/${id}`)).toMatchObject({
      body: { email: 'bob@example.com', workspace: 'Engines' },
    });
    const accept = () => stranger.ask('POST', `/api/people/invitations/${id}/accept`, { name: 'Bob', password });
    expect((await accept()).status).toBe(204);
    expect(await accept()).toMatchObject({ status: 404, body: { code: 'link_not_found' } });
    await stranger.ask('POST', '/api/auth/sign-in/email', { email: 'bob@example.com', password });
    expect(await stranger.ask('GET', '/api/v1/workspaces')).toMatchObject({ body: { items: [{ role: 'operator' }] } });
  });

  it('is made by owners only', async () => {
    const viewer = await join('vera@example.com', 'viewer');
    const organizationId = await workspaceIdOf(owner);
    const answer = await viewer.ask('POST', '/api/auth/organization/invite-member', {
      ...{ email: 'friend@example.com', role: 'owner', organizationId },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('does not let a viewer change anything', async () => {
    const viewer = await join('victor@example.com', 'viewer');
    const answer = await viewer.ask('POST', '/api/v1/links', { region: 'us-east-1' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});

describe('the device flow', () => {
  const start = async (device: Browser) => {
    const { body } = await device.ask('POST', '/api/auth/device/code', { client_id: 'stackery-cli' });
    return { deviceCode: String(body['device_code']), userCode: String(body['user_code']) };
  };
  const token = (device: Browser, deviceCode: string) =>
    device.ask('POST', '/api/auth/device/token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: deviceCode,
      client_id: 'stackery-cli',
    });

  it('gives a terminal the access of the person who allows it, and nothing before', async () => {
    const device = browserOf(controlPlane, '');
    const { deviceCode, userCode } = await start(device);
    expect((await token(device, deviceCode)).body).toMatchObject({ error: 'authorization_pending' });
    await owner.ask('GET', `/api/auth/device?user_code=${userCode}`);
    expect((await owner.ask('POST', '/api/auth/device/approve', { userCode })).status).toBe(200);
    // RFC 8628: a device that asks sooner than the interval is told to slow down
    let answer = await token(device, deviceCode);
    for (const limit = Date.now() + 60_000; answer.status !== 200 && Date.now() < limit;) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      answer = await token(device, deviceCode);
    }
    const answered = await controlPlane.call<{ items: unknown[] }>(
      String(answer.body['access_token']),
      'GET',
      '/api/v1/workspaces',
    );
    expect(answered).toMatchObject({ status: 200, body: { items: [{ role: 'owner' }] } });
  });

  it('is for the command line only', async () => {
    const answer = await browserOf(controlPlane, '').ask('POST', '/api/auth/device/code', { client_id: 'somebody' });
    expect(answer.status).toBe(400);
  });

  it('cannot be allowed by somebody who is not signed in', async () => {
    const device = browserOf(controlPlane);
    const { userCode } = await start(device);
    expect((await device.ask('POST', '/api/auth/device/approve', { userCode })).status).toBe(401);
  });
});
