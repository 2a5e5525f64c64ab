import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Link } from '../../contract/link.ts';
import { publishTestRelease } from '../support/publish-test-release.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { becomeFirstOwner, openBrowser } from './open-dashboard.ts';
import { drift, install, metrics } from './samples.ts';
import { seedChangeSet, seedLinks } from './seed-fleet.ts';

type Finding = { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] };

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.5');
const controlPlane = await startTestControlPlane({ aws });
const browser = await openBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// what fades in is as pale as it is until it is there
const page = await browser.page({ reducedMotion: 'reduce' });
await page.context().addInitScript({ content: axe });
await becomeFirstOwner(page, controlPlane);

const ask = <Body>(path: string, body?: unknown): Promise<Body> =>
  page.evaluate(
    async ([where, sent]) =>
      (await fetch(where, {
        ...(sent ? { method: 'POST', body: sent, headers: { 'content-type': 'application/json' } } : {}),
      }).then((answer) => answer.json())) as Body,
    [path, body === undefined ? '' : JSON.stringify(body)] as const,
  );
const workspaceId = (await ask<{ items: { id: string }[] }>('/api/v1/workspaces')).items[0]?.id ?? '';

const findings = async (where: Page, options: object): Promise<Finding[]> =>
  where.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Finding[] }> } };
    return (await axe.run({ resultTypes: ['violations'], ...only })).violations;
  }, options);

/** What a person who cannot see, or has no mouse, would stumble over; in dark mode nothing but the colours is another. */
const obstacles = async (where: Page): Promise<string[]> => {
  const setDark = (dark: boolean) =>
    where.evaluate((isDark) => void document.body.classList.toggle('awsui-dark-mode', isDark), dark);
  const found = await findings(where, {});
  await setDark(true);
  found.push(
    ...(await findings(where, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } })),
  );
  await setDark(false);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
};

const open = async (where: Page, path: string) => {
  await where.goto(`${controlPlane.url}${path}`);
  await where.locator('h1').first().waitFor();
  await where.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
  await where.getByText('Loading charts').waitFor({ state: 'detached' });
};

const sections = ['/', '/links', '/change-sets', '/audit', '/settings/people', '/settings/api-keys'];
const forms = ['/links/new', '/change-sets/new', '/device'];

describe('in both modes', () => {
  it('pages without anything on them put nothing in the way of anybody', async () => {
    const found: Record<string, string[]> = {};
    for (const path of [...sections, ...forms]) {
      await open(page, path);
      found[path] = await obstacles(page);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((path) => [path, []])));
  });

  it('pages with a fleet on them put nothing in the way of anybody', async () => {
    const links = await seedLinks(controlPlane, workspaceId, 60);
    const waiting = await ask<Link>('/api/v1/links', { region: 'us-east-1', name: 'Waiting' });
    const sets = await Promise.all(
      (['ready', 'failed', 'done'] as const).map((state) =>
        seedChangeSet(controlPlane, workspaceId, links[1] ?? { id: '', accountId: '' }, state),
      ),
    );
    const found: Record<string, string[]> = {};
    for (const [path, sample] of Object.entries({ functions: metrics, drift, install }))
      await page.route(`**/api/v1/links/*/${path}*`, (route) => route.fulfill({ json: sample }));
    const tabs = ['regions', 'functions', 'agent-stack', 'stacks', 'history', 'settings'];
    const linkPaths = [waiting.id, ...[0, 1, 17, 18, 19].map((index) => links[index]?.id ?? '')];
    for (const path of [
      ...sections,
      ...linkPaths.map((id) => `/links/${id}`),
      ...tabs.map((tab) => `/links/${links[0]?.id ?? ''}?tab=${tab}`),
      ...sets.map((id) => `/change-sets/${id}`),
      `/links/${links[2]?.id ?? ''}/update`,
      '/links/00000000-0000-4000-8000-000000000000',
    ]) {
      await open(page, path);
      found[path] = await obstacles(page);
    }
    await open(page, `/links/${links[0]?.id ?? ''}?tab=regions`);
    await page.getByRole('button', { name: 'Repair', exact: true }).click();
    await page.getByText('stackery aws repair').waitFor();
    found['repair'] = await obstacles(page);
    await page.unrouteAll();
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((path) => [path, []])));
  }, 200_000);

  it('pages of those who are not signed in put nothing in the way of anybody', async () => {
    const stranger = await browser.page({ reducedMotion: 'reduce' });
    await stranger.context().addInitScript({ content: axe });
    const found: Record<string, string[]> = {};
    for (const path of ['/sign-in', '/first-owner', '/invitations/none']) {
      await open(stranger, path);
      found[path] = await obstacles(stranger);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((path) => [path, []])));
  });
});

describe('without a mouse', () => {
  it('the first stop of a page leads past the navigation, and every section can be reached and opened', async () => {
    await open(page, '/');
    await page.getByRole('link', { name: 'Linked accounts' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Linked accounts' }).waitFor();
    await page.getByRole('link', { name: 'Link an account' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Name', { exact: true }).focus();
    await page.keyboard.type('Typed');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Home region').innerText()).toMatch(/^[a-z]+-[a-z]+-\d$/);
  });
});
