import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { addPerson } from '../control-plane/people/add-person.ts';
import type { ControlPlane } from '../control-plane/start.ts';
import { createWorkspace } from '../control-plane/workspaces/create-workspace.ts';
import { seedEvents, seedLinks } from '../test/dashboard/seed-fleet.ts';

const password = 'a long enough password';

export type Session = NonNullable<BrowserContextOptions['storageState']>;
export type Fleet = { session: Session; apiKey: string; linkId: string };

/** A workspace with so many links, all its stack events in one stack of the first, and somebody signed in to it. */
export const makeFleet = async (
  { deps, url }: ControlPlane,
  browser: Browser,
  { links, events }: { links: number; events: number },
): Promise<Fleet> => {
  const { workspaceId, apiKey } = await createWorkspace(deps, `${links} accounts`, 'bench');
  // accounts are told apart across workspaces too
  const [link] = await seedLinks({ deps }, workspaceId, links, 400_000_000_000 + links * 1_000);
  if (link === undefined) throw new Error('The fleet has no links.');
  const stack = { stackName: 'orders', stackId: `orders/${randomUUID()}`, region: 'us-east-1' };
  await seedEvents(deps, { workspaceId, linkId: link.id, ...stack }, events, deps.clock.now());
  const email = `${links}@example.com`;
  await addPerson(deps.db, deps.clock, { name: 'Ada', email, password, workspaceId, role: 'owner' });
  return { session: await signIn(browser, url, email), apiKey, linkId: link.id };
};

const signIn = async (browser: Browser, url: string, email: string): Promise<Session> => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}/sign-in`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Accounts linked').waitFor();
    return await context.storageState();
  } finally {
    await context.close();
  }
};
