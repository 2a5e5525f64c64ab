import { describe, expect, it } from '@jest/globals';
import { addPerson } from '../../control-plane/people/add-person.ts';
import { startOidcProvider } from '../control-plane/people/oidc-provider.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { becomeFirstOwner, openBrowser, password } from './open-dashboard.ts';

const provider = await startOidcProvider();
const controlPlane = await startTestControlPlane({
  env: { STACKERY_OIDC_ISSUER: provider.issuer, STACKERY_OIDC_CLIENT_ID: 'stackery', STACKERY_OIDC_CLIENT_SECRET: 's' },
});
const browser = await openBrowser();
const owner = await browser.page();
await becomeFirstOwner(owner, controlPlane);

const invite = async (email: string, role: string): Promise<string> => {
  await owner.goto(`${controlPlane.url}/settings/people`);
  await owner.getByLabel('E-mail').fill(email);
  await owner.getByLabel('Role', { exact: true }).click();
  await owner.getByRole('option', { name: role }).click();
  await owner.getByRole('button', { name: 'Invite' }).click();
  return owner.getByText(/\/invitations\//).innerText();
};

describe('somebody who is invited', () => {
  it('joins with the link and a password of their own, and sees what their role may', async () => {
    const link = await invite('vera@example.com', 'viewer');
    const guest = await browser.page();
    await guest.goto(link);
    await guest.getByRole('heading', { name: 'Join Engines' }).waitFor();
    await guest.getByLabel('Your name').fill('Vera');
    await guest.getByLabel('Password').fill(password);
    await guest.getByRole('button', { name: 'Join as vera@example.com' }).click();
    await guest.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await guest.getByRole('link', { name: 'Link an account' }).count()).toBe(0);
    await guest.goto(`${controlPlane.url}/settings/people`);
    await guest.getByRole('row', { name: /Vera.*vera@example\.com.*viewer/ }).waitFor();
    await guest.goto(link);
    await guest.getByRole('heading', { name: 'No such invitation' }).waitFor();
  });

  it('signs in through the organization’s provider, if that is how they come', async () => {
    await invite('olga@example.com', 'operator');
    provider.knows({ sub: '1', email: 'olga@example.com', email_verified: true, name: 'Olga' });
    const guest = await browser.page();
    await guest.goto(`${controlPlane.url}/links`);
    await guest.getByRole('button', { name: 'Sign in with your organization' }).click();
    await guest.getByRole('heading', { name: 'Linked accounts' }).waitFor();
    await guest.getByRole('link', { name: 'Link an account' }).first().waitFor();
  });

  it('is told so when the provider knows them and nobody here has invited them', async () => {
    provider.knows({ sub: '2', email: 'mallory@example.com', email_verified: true, name: 'Mallory' });
    const guest = await browser.page();
    await guest.goto(`${controlPlane.url}/sign-in`);
    await guest.getByRole('button', { name: 'Sign in with your organization' }).click();
    await guest.getByText('You could not be signed in').waitFor();
    await guest.goto(`${controlPlane.url}/links`);
    await guest.getByRole('heading', { name: 'Sign in to Stackery' }).waitFor();
  });
});

describe('a terminal', () => {
  type Code = { device_code: string; user_code: string; verification_uri_complete: string };
  const ask = (path: string, body: object) =>
    controlPlane.call<Code & { access_token?: string; error?: string }>(undefined, 'POST', `/api/auth/device${path}`, {
      client_id: 'stackery-cli',
      ...body,
    });
  const token = (device_code: string) =>
    ask('/token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code });

  it('is signed in by the person who sees its code, and works as that person', async () => {
    const { body } = await ask('/code', {});
    await owner.goto(`${controlPlane.url}/device?user_code=${body.user_code}`);
    await owner.getByText('the code in your terminal is the same').waitFor();
    await owner.getByRole('button', { name: 'Allow' }).click();
    await owner.getByText('The terminal is signed in').waitFor();
    const { access_token } = (await token(body.device_code)).body;
    expect((await controlPlane.call(access_token, 'GET', '/api/v1/links')).status).toBe(200);
  });

  it('is refused, and a code that nobody gave is no code', async () => {
    const { body } = await ask('/code', {});
    await owner.goto(`${controlPlane.url}/device?user_code=${body.user_code}`);
    await owner.getByRole('button', { name: 'Refuse' }).click();
    await owner.getByText('The terminal was refused.').waitFor();
    expect((await token(body.device_code)).body.access_token).toBeUndefined();
    await owner.goto(`${controlPlane.url}/device?user_code=NOSUCHCD`);
    await owner.getByRole('button', { name: 'Allow' }).click();
    await owner.getByText('Check what was entered, then try again.').waitFor();
    expect(await owner.getByText('The terminal is signed in').count()).toBe(0);
  });
});

describe('an API key', () => {
  const secretOf = async (name: string): Promise<string> => {
    await owner.goto(`${controlPlane.url}/settings/api-keys`);
    await owner.getByRole('button', { name: 'Make a key' }).click();
    await owner.getByLabel('Name').fill(name);
    await owner.getByRole('button', { name: 'Make the key' }).click();
    return owner.getByText(/^sk_stackery_/).innerText();
  };

  it('is made, used, seen as used, and revoked, and does not work any more', async () => {
    const secret = await secretOf('pipeline');
    const status = async () => (await controlPlane.call(secret, 'GET', '/api/v1/links')).status;
    expect(await status()).toBe(200);
    await owner.reload();
    await owner.getByRole('row', { name: /pipeline.*operator.*(now|second)/ }).waitFor();
    await owner.getByRole('button', { name: 'Revoke pipeline' }).click();
    await owner.getByText('No key has been made yet.').waitFor();
    expect(await status()).toBe(401);
  });

  it('is nothing that an operator sees, or may make', async () => {
    const { id: workspaceId } = await controlPlane.deps.db
      .selectFrom('workspaces')
      .select('id')
      .executeTakeFirstOrThrow();
    const person = { name: 'Otto', email: 'otto@example.com', password, workspaceId, role: 'operator' } as const;
    await addPerson(controlPlane.deps.db, controlPlane.clock, person);
    const operator = await browser.page();
    await operator.goto(`${controlPlane.url}/sign-in?next=/settings/api-keys`);
    await operator.getByLabel('E-mail').fill(person.email);
    await operator.getByLabel('Password').fill(password);
    await operator.getByRole('button', { name: 'Sign in', exact: true }).click();
    await operator.getByText('This needs the role owner').waitFor();
    expect(await operator.getByRole('button', { name: 'Make a key' }).count()).toBe(0);
  });
});
