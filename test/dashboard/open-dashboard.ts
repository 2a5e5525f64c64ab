import { afterAll } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { firstOwnerLink } from '../../control-plane/people/first-owner.ts';
import { launchChromium } from '../support/launch-chromium.ts';
import type { TestControlPlane } from '../support/start-control-plane.ts';

export const password = 'a long enough password';
export const email = 'ada@example.com';

/** What a page did that no page may do: errors in its scripts, and anything the content security policy refused. */
export const faultsOf = (page: Page): string[] => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
      faults.push(message.text());
  });
  return faults;
};

/** A browser of the test file's own, closed after its last test. */
export const openBrowser = async () => {
  const browser = await launchChromium();
  afterAll(() => browser.close());
  return {
    page: async (options: BrowserContextOptions = {}): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      context.setDefaultTimeout(45_000);
      return context.newPage();
    },
  };
};

/** Makes the first owner as a person would, with the link that the start prints. */
export const becomeFirstOwner = async (page: Page, controlPlane: TestControlPlane): Promise<void> => {
  await page.goto((await firstOwnerLink(controlPlane.deps, controlPlane.url)) ?? '');
  await page.getByLabel('Workspace').fill('Engines');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
};

/** Signs somebody in by the form, as they would. */
export const signInAs = async (page: Page, controlPlane: TestControlPlane, who: string): Promise<void> => {
  await page.goto(`${controlPlane.url}/sign-in`);
  await page.getByLabel('E-mail').fill(who);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
};
