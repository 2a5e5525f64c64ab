import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addPerson } from '../../control-plane/people/add-person.ts';
import { publishTestRelease } from '../support/publish-test-release.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { becomeFirstOwner, openBrowser, password, signInAs } from './open-dashboard.ts';
import { seedChangeSet, seedLinks } from './seed-fleet.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.5', 'Resources: { StackeryRole: { Type: AWS::IAM::Role } }');
const controlPlane = await startTestControlPlane({ aws });
const { db, clock } = controlPlane.deps;
const browser = await openBrowser();
const owner = await browser.page();
await becomeFirstOwner(owner, controlPlane);
const { id: workspaceId } = await db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow();
const [link = { id: '', accountId: '' }] = await seedLinks(controlPlane, workspaceId, 3);
const changeSet = await seedChangeSet(controlPlane, workspaceId, link, 'ready');
const [{ id: unconfirmed } = { id: '' }] = await seedLinks(controlPlane, workspaceId, 1, 400_000_000_100);
await db
  .updateTable('links')
  .set({ state: 'registered', account_confirmed: false })
  .where('id', '=', unconfirmed)
  .execute();

const join = async (email: string, where: string, role: 'owner' | 'viewer'): Promise<Page> => {
  await addPerson(db, clock, { name: email, email, password, workspaceId: where, role });
  const page = await browser.page();
  await signInAs(page, controlPlane, email);
  return page;
};
const stranger = await join('sam@example.com', (await controlPlane.workspace('Others')).id, 'owner');

/** What the page's own cookie gets from the API. */
const statusOf = (page: Page, method: string, path: string, body?: unknown): Promise<number> =>
  page.evaluate(
    async ([how, where, sent]) =>
      (
        await fetch(where, {
          method: how,
          ...(sent ? { body: sent, headers: { 'content-type': 'application/json' } } : {}),
        })
      ).status,
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  );

describe('an owner of another workspace', () => {
  it.each([
    ['an account', `/links/${link.id}`, 'No such account'],
    ['the functions of an account', `/links/${link.id}?tab=functions`, 'No such account'],
    ['the update of an account', `/links/${link.id}/update`, 'No such account'],
    ['a change set', `/change-sets/${changeSet}`, 'No such change set'],
  ])('who opens the address of %s is told that there is none', async (_what, path, heading) => {
    await stranger.goto(`${controlPlane.url}${path}`);
    await stranger.getByRole('heading', { name: heading, level: 1 }).waitFor();
    expect(await stranger.locator('body').innerText()).not.toMatch(/Bakery|400000000000|orders/);
  });

  it.each([
    ['/', 'Accounts linked'],
    ['/links', 'No account is linked yet.'],
    ['/change-sets', 'Nothing has been proposed yet.'],
    ['/audit', 'Audit log'],
    ['/settings/people', 'sam@example.com'],
    ['/settings/api-keys', 'API keys'],
  ])('sees nothing of ours on %s', async (path, expected) => {
    await stranger.goto(`${controlPlane.url}${path}`);
    await stranger.getByText(expected).first().waitFor();
    await stranger.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
    expect(await stranger.locator('body').innerText()).not.toMatch(/Bakery|400000000000|ada@example\.com|Engines/);
  });
});

describe('somebody who is not signed in', () => {
  it.each([`/links/${link.id}`, `/change-sets/${changeSet}`, '/links', '/audit', '/settings/api-keys'])(
    'sees the sign-in page in the place of %s, and nothing else',
    async (path) => {
      const nobody = await browser.page();
      await nobody.goto(`${controlPlane.url}${path}`);
      await nobody.getByRole('heading', { name: 'Sign in to Stackery' }).waitFor();
      expect(await nobody.locator('body').innerText()).not.toMatch(/Bakery|400000000000|orders/);
      await nobody.context().close();
    },
  );
});

describe('a viewer', () => {
  it('sees everything of the workspace and nothing to change it with, and the API refuses the same', async () => {
    const viewer = await join('vera@example.com', workspaceId, 'viewer');
    const see = async (path: string, text: string, role: 'owner' | 'operator', missing: string) => {
      for (const [page, shown] of [
        [owner, true],
        [viewer, false],
      ] as const) {
        await page.goto(`${controlPlane.url}${path}`);
        await page.getByText(text).first().waitFor();
        const found = page.getByRole('button', { name: missing }).or(page.getByRole('link', { name: missing }));
        if (shown) await found.first().waitFor();
        expect([role, path, missing, (await found.count()) > 0]).toEqual([role, path, missing, shown]);
      }
    };
    await see('/links', 'Bakery 00001', 'operator', 'Link an account');
    await see(`/links/${unconfirmed}`, 'the account you meant?', 'owner', 'Confirm 400000000100');
    await see(`/links/${link.id}?tab=settings`, 'What stays in the account', 'operator', 'End the link here only');
    await see(`/links/${link.id}?tab=settings`, 'What stays in the account', 'operator', 'Rename');
    await see(`/links/${link.id}?tab=settings`, 'What stays in the account', 'owner', 'Rotate the external id');
    await see('/change-sets', 'orders', 'operator', 'Propose a change set');
    await see(`/change-sets/${changeSet}`, 'Three ways on', 'operator', 'Reject');
    await see('/settings/people', 'ada@example.com', 'owner', 'Invite');
    await see('/settings/api-keys', 'API keys', 'owner', 'Make a key');

    const refused: [string, string, unknown][] = [
      ['POST', '/api/v1/links', { region: 'us-east-1' }],
      ['PATCH', `/api/v1/links/${unconfirmed}`, { confirmAccountId: '400000000100' }],
      ['DELETE', `/api/v1/links/${link.id}`, undefined],
      ['PATCH', `/api/v1/links/${link.id}`, { name: 'Mine' }],
      ['PATCH', `/api/v1/links/${link.id}`, { rotateExternalId: true }],
      [
        'PATCH',
        `/api/v1/links/${link.id}/log-retention`,
        { region: 'us-east-1', function: 'agent-commander', retentionDays: 1 },
      ],
      ['POST', '/api/v1/template-downloads', { url: 'https://bucket.s3.us-east-1.amazonaws.com/key' }],
      ['POST', `/api/v1/change-sets/${changeSet}/reject`, {}],
      ['POST', '/api/v1/api-keys', { name: 'mine', role: 'owner' }],
      ['GET', '/api/v1/api-keys', undefined],
      [
        'POST',
        '/api/auth/organization/invite-member',
        { email: 'friend@example.com', role: 'owner', organizationId: workspaceId },
      ],
    ];
    for (const [method, path, body] of refused)
      expect([path, await statusOf(viewer, method, path, body)]).toEqual([path, 403]);
  });
});

describe('the cookie of somebody who is signed in', () => {
  it('is out of the reach of scripts, and does not travel with what other sites send', async () => {
    const [cookie] = (await owner.context().cookies()).filter(({ name }) => name.includes('session_token'));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(await owner.evaluate(() => document.cookie)).toBe('');
  });

  it('lets a page of another site change nothing, whatever form it sends', async () => {
    const page = await owner.context().newPage();
    const answers: number[] = [];
    page.on('response', (response) => void answers.push(response.status()));
    await page.route('http://evil.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" enctype="text/plain" action="${controlPlane.url}/api/v1/api-keys">
          <input name='{"name":"stolen","role":"owner","x":"' value='"}'></form>
          <script>document.forms[0].submit()</script>`,
      }),
    );
    await page.goto('http://evil.example/');
    await page.waitForURL(`${controlPlane.url}/api/v1/api-keys`);
    expect(answers.at(-1)).toBeGreaterThanOrEqual(400);
    const { items } = (await owner.evaluate(() => fetch('/api/v1/api-keys').then((answer) => answer.json()))) as {
      items: { name: string }[];
    };
    expect(items.map(({ name }) => name)).not.toContain('stolen');
    await page.close();
  });

  it('does not let another site show our pages inside its own', async () => {
    const policy = (await fetch(`${controlPlane.url}/links`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});
