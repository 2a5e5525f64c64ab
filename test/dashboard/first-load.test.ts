import { describe, expect, it } from '@jest/globals';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { landingScriptBytes } from './landing-scripts.ts';
import { becomeFirstOwner, openBrowser } from './open-dashboard.ts';
import { seedLinks } from './seed-fleet.ts';

const controlPlane = await startTestControlPlane();
const browser = await openBrowser();
const page = await browser.page();
await becomeFirstOwner(page, controlPlane);
const { id } = await controlPlane.deps.db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow();
await seedLinks(controlPlane, id, 10_000);

describe('the dashboard', () => {
  it('loads less than 300 KB of packed script before its landing page can be used', async () => {
    const fresh = await browser.page();
    await fresh.context().addCookies(await page.context().cookies());
    const bytes = await landingScriptBytes(fresh, controlPlane.url);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(300_000);
  });

  it('shows the fleet of ten thousand accounts a page at a time, and finds one among them', async () => {
    const answers: number[] = [];
    page.on('response', (response) => {
      if (!response.url().includes('/api/v1/links?')) return;
      void response.json().then((body: { items: unknown[] }) => answers.push(body.items.length));
    });
    await page.goto(`${controlPlane.url}/links`);
    await page.getByText('Bakery 00001').waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Theatre 00056').waitFor();
    await page.getByRole('searchbox').fill('09999');
    await page.getByText('Shipyard 09999').waitFor();
    await page.getByText('Bakery 00001').waitFor({ state: 'detached' });
    expect(Math.max(...answers)).toBeLessThanOrEqual(50);
  });

  it('orders the whole fleet by a column, not only the page that is shown', async () => {
    await page.goto(`${controlPlane.url}/links`);
    await page.getByText('Bakery 00001').waitFor();
    await page.getByRole('button', { name: /^Account id/ }).press('Enter');
    await page.getByText('400000000000').waitFor();
    await page.getByRole('button', { name: /^Account id/ }).press('Enter');
    await page.getByText('400000009999').waitFor();
    await page.getByRole('button', { name: /^Regions ready/ }).press('Enter');
    await page.getByText('3 of 4').nth(40).waitFor();
    await page.getByRole('button', { name: /^Regions ready/ }).press('Enter');
    await page.getByText('4 of 4').nth(40).waitFor();
  });
});
