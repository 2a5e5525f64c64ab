import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { becomeFirstOwner, faultsOf, openBrowser } from './open-dashboard.ts';
import { home, setDashboardStage } from './stage.ts';
import { long, walkWith } from './walk.ts';

const { controlPlane, publish } = await setDashboardStage();
const browser = await openBrowser();
const page = await browser.page();
const faults = faultsOf(page);
await becomeFirstOwner(page, controlPlane);
const template = await readFile(new URL('../../demo/templates/orders.yaml', import.meta.url), 'utf8');

const { stateOf, isLinked, follow, choose, makeLink, launch, fillProposal, propose, execute } = walkWith(page, {
  controlPlane,
});

describe('an account, seen through the page alone', () => {
  it('is linked: the wizard, one click in the console, and the page turns by itself', async () => {
    await makeLink('Shop', [home, 'eu-west-1']);
    await page.getByText('What the role cannot do').waitFor();
    await page.getByRole('button', { name: 'Make the link' }).click();
    await stateOf('Waiting for the install');

    await page.getByText('registers when it stands').waitFor();
    const console = await launch('222222222222');

    await page.getByText('Is 222222222222 the account you meant?').waitFor(long);
    await page.getByRole('button', { name: 'Confirm 222222222222' }).click();
    await isLinked();
    await page.getByText('2 of 2').waitFor(long);
    await page.getByRole('tab', { name: 'Regions' }).click();
    await page
      .getByRole('row', { name: /eu-west-1/ })
      .getByText('Ready')
      .waitFor(long);
    await page.getByRole('tab', { name: 'Agent stack' }).click();
    await page.getByRole('row', { name: /StackeryAgentCommanderBootstrap/ }).waitFor();
    await console.getByText('CREATE_COMPLETE').first().waitFor(long);
    await console.close();
  }, 200_000);

  it('is proposed a stack, shows what it would do, and follows its execution to the end', async () => {
    await fillProposal(/Shop/, template);
    await choose('Stage', 'staging');
    await propose();
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
    await fillProposal(/Shop/, broken);
    await propose();
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
    // the bucket is looked into once a minute
    await page.getByRole('link', { name: 'update to 1.5.5' }).waitFor({ timeout: 150_000 });
    await page.getByRole('link', { name: 'Shop' }).click();
    await page.getByRole('link', { name: 'Update', exact: true }).click();
    await page.getByRole('heading', { name: 'Update to 1.5.5' }).waitFor();
    const console = await follow('Update');
    await console.getByRole('checkbox').check();
    await console.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('heading', { name: 'Up to date' }).waitFor(long);
    await console.close();
  }, 300_000);

  it('had no error in its scripts, and none against the security policy, all the way', () => {
    expect(faults).toEqual([]);
  });
});
