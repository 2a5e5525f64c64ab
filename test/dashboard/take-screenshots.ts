import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { it } from '@jest/globals';
import { becomeFirstOwner, openBrowser } from './open-dashboard.ts';
import { seedChangeSet, seedLinks } from './seed-fleet.ts';
import { home, setDashboardStage } from './stage.ts';
import { long, walkWith } from './walk.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const { aws, controlPlane, publish } = await setDashboardStage();
const browser = await openBrowser();
const page = await browser.page({ reducedMotion: 'reduce' });
const walk = walkWith(page, { controlPlane });
const template = await readFile(new URL('../../demo/templates/orders.yaml', import.meta.url), 'utf8');

/** The page as it stands, in both modes: the mode is switched in place, so that forms keep what was filled in. */
const shoot = async (name: string) => {
  await page.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
  await page.getByText('Loading charts').waitFor({ state: 'detached' });
  await page.evaluate(() => scrollTo(0, 0));
  const hasSwitch = (await page.getByRole('button', { name: 'Switch to dark mode' }).count()) > 0;
  for (const mode of ['light', 'dark']) {
    if (hasSwitch && mode === 'dark') await page.getByRole('button', { name: 'Switch to dark mode' }).click();
    if (!hasSwitch) {
      await page.evaluate((chosen) => localStorage.setItem('stackery.mode', chosen), mode);
      await page.reload();
      await page.locator('h1').first().waitFor();
    }
    await page.mouse.move(0, 890);
    await page.screenshot({ path: `${folder}/${name}-${mode}.png`, animations: 'disabled' });
  }
  if (hasSwitch) await page.getByRole('button', { name: 'Switch to light mode' }).click();
  else await page.evaluate(() => localStorage.setItem('stackery.mode', 'light'));
};

/** What stands below the facts of an account. */
const shootTab = async (name: string) => {
  await page.getByRole('tablist').scrollIntoViewIfNeeded();
  await page.setViewportSize({ width: 1280, height: 1300 });
  await shoot(name);
  await page.setViewportSize({ width: 1280, height: 900 });
};

const shootPage = async (name: string, path: string) => {
  await page.goto(`${controlPlane.url}${path}`);
  await page.locator('h1').first().waitFor();
  await shoot(name);
};

it('takes a picture of every page', async () => {
  await mkdir(folder, { recursive: true });
  await page.goto(`${controlPlane.url}/sign-in`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await shoot('sign-in');
  await becomeFirstOwner(page, controlPlane);

  await walk.makeLink('Shop', [home, 'eu-west-1', 'eu-central-1']);
  await shoot('link-account');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await walk.stateOf('Waiting for the install');
  await shoot('account-waiting');
  await (await walk.launch('222222222222')).close();
  await page.getByText('Is 222222222222 the account you meant?').waitFor(long);
  await shoot('account-confirm');
  await page.getByRole('button', { name: 'Confirm 222222222222' }).click();
  await walk.isLinked();
  await page.getByText('3 of 3').waitFor(long);
  await page.getByRole('row', { name: /The role keeps everybody else out/ }).waitFor();
  await shoot('account');
  const account = new URL(page.url()).pathname;
  await page.getByRole('tab', { name: 'Functions' }).click();
  await page.getByRole('row', { name: /stackery-agent-commander/ }).waitFor();
  await shootTab('account-functions');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Rotate the external id' }).click();
  await page.getByText('Copy the new id').waitFor();
  await shootTab('account-settings');

  await walk.fillProposal(/Shop/, template);
  await walk.choose('Stage', 'staging');
  await shoot('propose');
  await walk.propose();
  await shoot('change-set-review');
  await walk.execute();
  await walk.stateOf('Done');
  await shoot('change-set-done');
  await page.goto(`${controlPlane.url}${account}`);
  await page.getByRole('tab', { name: 'Stacks' }).click();
  await page.getByRole('button', { name: 'orders' }).click();
  await page.getByText('Events of orders').waitFor();
  await shootTab('account-stacks');

  await walk.makeLink('Bakery', [home, 'eu-west-1', 'eu-central-1'], '333333333333');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await walk.stateOf('Waiting for the install');
  // slow enough that one region stands and the others do not
  const slow = { kind: 'latency', service: 'lambda', operation: 'CreateFunction', account: '333333333333' } as const;
  aws.faults.add({ ...slow, region: 'eu-west-1', ms: 15_000 });
  await (await walk.launch('333333333333')).close();
  await page.getByText('Resource by resource').waitFor(long);
  await page.getByRole('row', { name: /StackeryAgentCommanderBootstrap/ }).waitFor(long);
  await shoot('account-install');
  await walk.isLinked();

  await publish('1.5.5');
  const { id } = await controlPlane.deps.db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow();
  const links = await seedLinks(controlPlane, id, 80);
  for (const state of ['ready', 'failed', 'done', 'executing'] as const)
    await seedChangeSet(controlPlane, id, links[1] ?? { id: '', accountId: '' }, state);
  await shootPage('update', `${account}/update`);
  await shootPage('links', '/links');
  await shootPage('overview', '/');
  await shootPage('change-sets', '/change-sets');
  await shootPage('account-health', `/links/${links[17]?.id ?? ''}`);
  await shootPage('account-regions', `/links/${links[0]?.id ?? ''}?tab=regions`);
  await shootPage('account-rejected', `/links/${links[18]?.id ?? ''}`);
  await shootPage('audit', '/audit');
  await shootPage('people', '/settings/people');
  await shootPage('api-keys', '/settings/api-keys');
  await shootPage('device', '/device');
  await shootPage('not-found', '/links/00000000-0000-4000-8000-000000000000');
}, 400_000);
