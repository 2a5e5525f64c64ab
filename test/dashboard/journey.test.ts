import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { becomeFirstOwner, faultsOf, openBrowser } from './open-dashboard.ts';
import { home, setDashboardStage } from './stage.ts';

const { controlPlane, publish } = await setDashboardStage();
const browser = await openBrowser();
const page = await browser.page();
const faults = faultsOf(page);
await becomeFirstOwner(page, controlPlane);
const template = await readFile(new URL('../../demo/templates/orders.yaml', import.meta.url), 'utf8');

/** Installing the agent and running a stack take their time on a busy machine. */
const long = { timeout: 90_000 };
const stateOf = (text: string) => page.getByText(text, { exact: true }).first().waitFor(long);

/** Follows a button that leaves for the console, in a tab of its own. */
const follow = async (button: string): Promise<Page> => {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: new RegExp(`^${button}`) }).click();
  const console = await opened;
  await console.locator('h1').waitFor();
  return console;
};

const choose = async (label: string, option: string | RegExp) => {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option }).click();
};

const propose = async (text: string, fill: () => Promise<void>) => {
  await page.goto(`${controlPlane.url}/change-sets/new`);
  await choose('Account', /Shop/);
  await choose('Region', home);
  await page.getByLabel('Stack', { exact: true }).fill('orders');
  await page.getByLabel('Template', { exact: true }).fill(text);
  await fill();
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await stateOf('Ready for review');
};

const execute = async () => {
  const console = await follow('Execute in the console');
  await console.getByRole('button', { name: 'Execute change set' }).click();
  await console.locator('#status').waitFor();
  await console.close();
};

describe('an account, seen through the page alone', () => {
  it('is linked: the wizard, one click in the console, and the page turns by itself', async () => {
    await page.goto(`${controlPlane.url}/links/new`);
    await page.getByLabel('Name', { exact: true }).fill('Shop');
    await choose('Home region', home);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Regions', { exact: true }).fill(`${home}, eu-west-1`);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What the role cannot do').waitFor();
    await page.getByRole('button', { name: 'Make the link' }).click();
    await stateOf('Waiting for the install');

    const console = await follow('Launch Stack');
    await console.locator('#account').selectOption('222222222222');
    await console.getByRole('checkbox').check();
    await console.getByRole('button', { name: 'Create stack' }).click();
    await console.locator('#status').waitFor();

    await page.getByText('Is 222222222222 the account you meant?').waitFor(long);
    await page.getByRole('button', { name: 'Confirm 222222222222' }).click();
    await stateOf('Linked');
    await page.getByText('2 of 2').waitFor(long);
    await page
      .getByRole('row', { name: /eu-west-1/ })
      .getByText('Ready')
      .waitFor(long);
    await console.getByText('CREATE_COMPLETE').first().waitFor(long);
    await console.close();
  }, 200_000);

  it('is proposed a stack, shows what it would do, and follows its execution to the end', async () => {
    await propose(template, async () => {
      await choose('Stage', 'staging');
    });
    await page.getByRole('heading', { name: 'Permissions (IAM)' }).waitFor();
    await page.getByText('with the full power of whoever executes it').waitFor();
    await page.getByText('FileRole').first().waitFor();
    await execute();
    await stateOf('Done');
    await page.getByRole('rowheader', { name: 'Waiting', exact: true }).first().waitFor();
  }, 200_000);

  it('shows the resource that failed, and why, in the words of AWS', async () => {
    const broken = template.replace(
      '      VisibilityTimeout: 60',
      '      VisibilityTimeout: 60\n      QueueName: no such name!',
    );
    await propose(broken, async () => {});
    await execute();
    await stateOf('Failed');
    await page
      .getByText(/alphanumeric/)
      .first()
      .waitFor();
    await page.getByRole('rowheader', { name: 'Waiting', exact: true }).first().waitFor();
  }, 200_000);

  it('offers a newer release, and is up to date by itself once the update has run', async () => {
    await publish('1.5.5');
    await page.goto(`${controlPlane.url}/links`);
    await page.getByText('1.5.5 available').waitFor(long);
    await page.getByRole('link', { name: 'Update', exact: true }).click();
    await page.getByRole('heading', { name: 'Update to 1.5.5' }).waitFor();
    const console = await follow('Update');
    await console.getByRole('checkbox').check();
    await console.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('heading', { name: 'Up to date' }).waitFor(long);
    await console.close();
  }, 200_000);

  it('had no error in its scripts, and none against the security policy, all the way', () => {
    expect(faults).toEqual([]);
  });
});
