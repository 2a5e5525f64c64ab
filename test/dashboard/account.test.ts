import { CloudFormationClient, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { becomeFirstOwner, faultsOf, openBrowser } from './open-dashboard.ts';
import { home, setDashboardStage } from './stage.ts';
import { long, walkWith } from './walk.ts';

const { aws, controlPlane } = await setDashboardStage();
const browser = await openBrowser();
const page = await browser.page();
const faults = faultsOf(page);
await becomeFirstOwner(page, controlPlane);
const template = await readFile(new URL('../../demo/templates/orders.yaml', import.meta.url), 'utf8');
const { stateOf, isLinked, follow, choose, makeLink, launch, fillProposal, propose } = walkWith(page, { controlPlane });

const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const row = (name: RegExp) => page.getByRole('row', { name });

describe('an account whose link names it', () => {
  it('is seen resource by resource and region by region before its agent has said a word', async () => {
    const account = '222222222222';
    // so long that a person sees one region stand and the other not
    const slow = { kind: 'latency', service: 'lambda', operation: 'CreateFunction', account } as const;
    const quicken = aws.faults.add({ ...slow, region: 'eu-west-1', ms: 5_000 });
    await makeLink('Shop', [home, 'eu-west-1'], account);
    await page.getByRole('button', { name: 'Make the link' }).click();
    await stateOf('Waiting for the install');
    await page.getByText('Each resource shows here once the role is made').waitFor();
    const console = await launch(account);
    await row(/StackeryRole AWS::IAM::Role.*CREATE_COMPLETE/).waitFor(long);
    await row(/StackeryAgentCommanderBootstrap.*CREATE_IN_PROGRESS/).waitFor(long);
    await page.getByText('eu-west-1', { exact: true }).first().waitFor(long);
    quicken();
    await isLinked();
    // the next look at the verdict is seconds away
    aws.clock.advance(20_000);
    await console.locator('#status', { hasText: 'CREATE_COMPLETE' }).waitFor(long);
    await console.close();
  }, 200_000);

  it('is called what its people call it', async () => {
    await tab('Settings');
    await page.getByLabel('Name of the account').fill('The shop');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { name: 'The shop', level: 1 }).waitFor();
  });

  it('shows how its agent does: checks, metrics, and how long logs are kept, which an operator sets', async () => {
    await tab('Health');
    await row(/The role keeps everybody else out.*Passing/).waitFor(long);
    await row(/Every region runs the release’s own code/).waitFor();
    await tab('Functions');
    await row(/stackery-agent-commander/).waitFor();
    await page.getByText('stackery-agent-commander: runs').waitFor();
    await choose('How long /aws/lambda/stackery-agent-commander is kept', '90 days');
    await row(/stackery-agent-commander.*90 days/).waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('functions');
    await tab('History');
    await row(/ada@example.com set how long logs are kept.*30 to 90 days/).waitFor();
    await row(/The agent in The shop registered the account/).waitFor();
  });

  it('is repaired by its owner: the console with the installed template, and the value that has it run again', async () => {
    await tab('Regions');
    await page.getByRole('button', { name: 'Repair', exact: true }).click();
    const value = await page
      .getByRole('listitem')
      .getByText(/^20\d\d-/)
      .innerText();
    await page.getByText('stackery aws repair --region us-east-1').waitFor();
    const console = await follow('Update in the console');
    await console.locator('[name=Refresh]').fill(value);
    await console.getByRole('checkbox').check();
    await console.getByRole('button', { name: 'Submit' }).click();
    await console.locator('#status', { hasText: /^\s*UPDATE_COMPLETE(\s|$)/ }).waitFor(long);
    await console.close();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
  }, 200_000);

  it('gets another external id through the console, and turns by itself when it works', async () => {
    await tab('Settings');
    await page.getByRole('button', { name: 'Rotate the external id' }).click();
    const next = await page
      .getByRole('listitem')
      .getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
      .innerText();
    const console = await follow('Update in the console');
    await console.locator('[name=ExternalId]').fill(next);
    await console.getByRole('checkbox').check();
    await console.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('In use; none other is accepted').waitFor(long);
    await console.close();
    await tab('History');
    await row(/saw the new external id work/).waitFor();
  }, 200_000);

  it('is proposed a template from a file or from its address in S3, and from no other address', async () => {
    await page.goto(`${controlPlane.url}/change-sets/new`);
    const text = page.getByLabel('Template', { exact: true });
    await page.getByRole('button', { name: 'Upload a file' }).click();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'orders.yaml', mimeType: 'text/yaml', buffer: Buffer.from(template) },
    });
    await eventually(async () => expect(await text.inputValue()).toBe(template));
    await page.getByRole('button', { name: 'From S3' }).click();
    const fetchFrom = async (address: string) => {
      await page.getByLabel('Address').fill(address);
      await page.getByRole('button', { name: 'Fetch' }).click();
    };
    await fetchFrom('http://169.254.169.254/latest/meta-data/');
    await page.getByText('template_url_refused').waitFor();
    await fetchFrom(`https://stackery-releases-${home}.s3.${home}.amazonaws.com/1.5.4/template.yaml`);
    await page.getByText('template_url_refused').waitFor({ state: 'detached' });
    await eventually(async () => expect(await text.inputValue()).toContain('StackeryRole'));
  });

  it('is proposed a stack that is rejected: the change set is gone, and what is left is said', async () => {
    await fillProposal(/The shop/, template);
    await page.getByText('Creates a new stack.').waitFor();
    await choose('Stage', 'staging');
    await propose();
    await page.getByRole('button', { name: 'Reject' }).click();
    await stateOf('Rejected');
    await page.getByText(/aws cloudformation delete-stack .*orders/).waitFor();
    await page.goto(`${controlPlane.url}/change-sets?state=ready`);
    await page.getByText('No change set matches.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await row(/orders.*Rejected/).waitFor();
  }, 200_000);

  it('is unlinked by deleting its stack, and the page says what stays in the account', async () => {
    await page.goto(`${controlPlane.url}/links`);
    await page.getByRole('link', { name: 'The shop' }).click();
    await tab('Settings');
    await page.getByRole('button', { name: 'Look for stacks that would miss the agent' }).click();
    await page.getByText('No stack of this account names the agent.').waitFor(long);
    const cloudFormation = aws.client(CloudFormationClient, 'customer-a', home);
    await cloudFormation.send(new DeleteStackCommand({ StackName: 'stackery-agent' }));
    await page.getByText('This account is unlinked').waitFor(long);
    await page.getByText(/arn:aws:s3:::stackery-agent-assetsbucket/).waitFor();
  }, 200_000);

  it('had no error in its scripts, and none against the security policy, all the way', () => {
    expect(faults).toEqual([]);
  });
});
