import { expect, it } from '@jest/globals';
import { firstOwnerLink } from '../../../control-plane/people/first-owner.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { browserOf, firstOwner, workspaceIdOf } from './browser.ts';
import { startOidcProvider, type Claims } from './oidc-provider.ts';

const provider = await startOidcProvider();
const controlPlane = await startTestControlPlane({
  env: { STACKERY_OIDC_ISSUER: provider.issuer, STACKERY_OIDC_CLIENT_ID: 'stackery', STACKERY_OIDC_CLIENT_SECRET: 's' },
});
const owner = await firstOwner(controlPlane, (await firstOwnerLink(controlPlane.deps, controlPlane.url)) ?? '');

const invite = async (email: string, role: string) =>
  owner.ask('POST', '/api/auth/organization/invite-member', {
    ...{ email, role, organizationId: await workspaceIdOf(owner) },
  });

/** To the provider and back, as a browser would go. */
const signIn = async (claims: Claims) => {
  provider.knows(claims);
  const browser = browserOf(controlPlane);
  const { body } = await browser.ask('POST', '/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '/' });
  const state = new URL(String(body['url'])).searchParams.get('state') ?? '';
  await browser.ask('GET', `/api/auth/callback/oidc?code=code&state=${encodeURIComponent(state)}`);
  return browser;
};

it('lets somebody who was invited sign in through the provider, with the role of the invitation', async () => {
  await invite('olga@example.com', 'operator');
  const browser = await signIn({ sub: '1', email: 'olga@example.com', email_verified: true, name: 'Olga' });
  expect(await browser.ask('GET', '/api/v1/workspaces')).toMatchObject({
    status: 200,
    body: { items: [{ name: 'Engines', role: 'operator' }] },
  });
});

it('lets nobody in whom the provider knows and we did not invite', async () => {
  const browser = await signIn({ sub: '2', email: 'mallory@example.com', email_verified: true, name: 'Mallory' });
  expect((await browser.ask('GET', '/api/v1/workspaces')).status).toBe(401);
});

it('lets nobody take an invitation with an address that the provider has not verified', async () => {
  await invite('nina@example.com', 'owner');
  const browser = await signIn({ sub: '3', email: 'nina@example.com', email_verified: false, name: 'Not Nina' });
  expect((await browser.ask('GET', '/api/v1/workspaces')).status).toBe(401);
});
