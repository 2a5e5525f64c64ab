import { describe, expect, it } from '@jest/globals';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { becomeFirstOwner, email, faultsOf, openBrowser, password } from './open-dashboard.ts';

const controlPlane = await startTestControlPlane();
const browser = await openBrowser();
const owner = await browser.page();
const ownerFaults = faultsOf(owner);
await becomeFirstOwner(owner, controlPlane);

const pages = ['/', '/links', '/links/new', '/change-sets', '/change-sets/new', '/audit', '/settings/people'];

describe('the dashboard', () => {
  it('sends somebody who is not signed in to the sign-in page, and afterwards to the page that was asked for', async () => {
    const page = await browser.page();
    await page.goto(`${controlPlane.url}/settings/api-keys`);
    await page.getByRole('heading', { name: 'Sign in to Stackery' }).waitFor();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'API keys' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings/api-keys');
  });

  it('says what is wrong with a password, in the words of the control plane', async () => {
    const page = await browser.page();
    await page.goto(`${controlPlane.url}/sign-in`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('not_signed_in').waitFor();
  });

  it('does not follow a link that would lead the signed-in person to another site', async () => {
    const page = await browser.page();
    await page.goto(`${controlPlane.url}/sign-in?next=//evil.example/`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(page.url()).toBe(`${controlPlane.url}/`);
  });

  it('opens every page by its address, without an error in its scripts or against the security policy', async () => {
    for (const path of pages) {
      await owner.goto(`${controlPlane.url}${path}`);
      await owner.locator('h1').first().waitFor();
    }
    expect(ownerFaults).toEqual([]);
  });

  it('runs scripts from its own files only', async () => {
    const response = await fetch(controlPlane.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(await response.text()).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });

  it('shows an API key once, and the key works', async () => {
    await owner.goto(`${controlPlane.url}/settings/api-keys`);
    await owner.getByRole('button', { name: 'Make a key' }).click();
    await owner.getByLabel('Name').fill('pipeline');
    await owner.getByRole('button', { name: 'Make the key' }).click();
    const secret = await owner.getByText(/^sk_stackery_/).innerText();
    const { status } = await controlPlane.call(secret, 'GET', '/api/v1/links');
    expect(status).toBe(200);
    await owner.reload();
    await owner.getByText('pipeline').waitFor();
    expect(await owner.getByText(/^sk_stackery_/).count()).toBe(0);
  });

  it('keeps the chosen mode, light or dark', async () => {
    await owner.goto(`${controlPlane.url}/links`);
    await owner.getByRole('button', { name: 'Switch to dark mode' }).click();
    await owner.reload();
    await owner.getByRole('button', { name: 'Switch to light mode' }).waitFor();
    expect(await owner.locator('body.awsui-dark-mode').count()).toBe(1);
    await owner.getByRole('button', { name: 'Switch to light mode' }).click();
  });
});
