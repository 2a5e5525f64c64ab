import { describe, it } from '@jest/globals';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { becomeFirstOwner, openBrowser } from './open-dashboard.ts';
import { seedChangeSet, seedLinks } from './seed-fleet.ts';

const controlPlane = await startTestControlPlane();
const browser = await openBrowser();
const page = await browser.page();
await becomeFirstOwner(page, controlPlane);
const { id } = await controlPlane.deps.db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow();
const [link = { id: '', accountId: '' }] = await seedLinks(controlPlane, id, 1);
const changeSet = await seedChangeSet(controlPlane, id, link, 'ready');

/** What each page fetches, and what it shows once that has come. */
const pages = [
  ['overview', '/', '**/api/v1/overview', 'Accounts linked'],
  ['linked accounts', '/links', '**/api/v1/links?**', 'Bakery 00001'],
  ['link an account', '/links/new', '**/api/v1/releases', 'No release is published yet'],
  ['an account', `/links/${link.id}`, `**/api/v1/links/${link.id}`, 'Bakery 00001'],
  ['the regions of an account', `/links/${link.id}?tab=regions`, `**/api/v1/links/${link.id}/regions`, 'eu-west-1'],
  ['the health of an account', `/links/${link.id}?tab=health`, '**/health', 'The role lets the control plane in'],
  ['change sets', '/change-sets', '**/api/v1/change-sets?**', 'orders'],
  ['propose', '/change-sets/new', '**/api/v1/links?**', 'Choose a linked account'],
  ['a change set', `/change-sets/${changeSet}`, `**/api/v1/change-sets/${changeSet}`, 'Three ways on'],
  ['the audit log', '/audit', '**/api/v1/audit?**', 'Who changed what'],
  ['people', '/settings/people', '**/list-members?**', 'ada@example.com'],
  ['API keys', '/settings/api-keys', '**/api/v1/api-keys', 'No key has been made yet.'],
] as const;

const down = {
  status: 422,
  contentType: 'application/json',
  body: JSON.stringify({ code: 'unavailable', message: 'It is down.', hint: 'Wait a little.', requestId: 'r-1' }),
};

describe('a page', () => {
  it.each(pages)(
    'of %s says what is wrong when its answer fails, and goes on when it is tried again',
    async (_name, path, what, shown) => {
      await page.route(what, (route) => route.fulfill(down));
      await page.goto(`${controlPlane.url}${path}`);
      await page.getByText('It is down.').waitFor();
      await page.getByText('Wait a little.').waitFor();
      await page.unroute(what);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('It is down.').waitFor({ state: 'detached' });
      await page.getByText(shown).first().waitFor();
    },
  );

  it('shows that it is loading while the answer takes its time', async () => {
    let answer = () => {};
    await page.route('**/api/v1/overview', async (route) => {
      await new Promise<void>((resolve) => (answer = resolve));
      await route.continue();
    });
    await page.goto(controlPlane.url);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.getByText('Loading', { exact: true }).waitFor();
    answer();
    await page.getByText('Accounts linked').waitFor();
  });
});
