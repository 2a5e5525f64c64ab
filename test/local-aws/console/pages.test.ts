import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeStacksCommand,
  waitUntilChangeSetCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../support/launch-chromium.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const template = (retention: string) =>
  JSON.stringify({
    Description: 'A queue of one parameter.',
    Metadata: {
      'AWS::CloudFormation::Interface': {
        ParameterGroups: [{ Label: { default: 'Naming' }, Parameters: ['QueueName'] }],
        ParameterLabels: { QueueName: { default: 'Name of the queue' } },
      },
    },
    Parameters: {
      QueueName: { Type: 'String', Default: 'default' },
      Secret: { Type: 'String', NoEcho: true, Default: 'x' },
    },
    Resources: {
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: { Ref: 'QueueName' }, MessageRetentionPeriod: retention },
      },
    },
    Outputs: { Url: { Value: { Ref: 'Queue' } } },
  });
const urlOf = (key: string) => `https://console-templates.s3.us-east-1.amazonaws.com/${key}`;
const cloudFormation = aws.client(CloudFormationClient, 'customer-a', 'eu-west-1');
const status = async (StackName: string) =>
  (await cloudFormation.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]?.StackStatus;

let browser: Browser;
let page: Page;
const open = async (fragment: string, params: Record<string, string>) => {
  const query = new URLSearchParams(params).toString();
  await page.goto('about:blank');
  await page.goto(`${aws.endpoint}/cloudformation/home?region=eu-west-1&account=222222222222#${fragment}?${query}`);
};

beforeAll(async () => {
  const s3 = aws.client(S3Client, 'customer-a');
  await s3.send(new CreateBucketCommand({ Bucket: 'console-templates' }));
  for (const [Key, retention] of [
    ['1.json', '60'],
    ['2.json', '90'],
  ]) {
    await s3.send(new PutObjectCommand({ Bucket: 'console-templates', Key, Body: template(retention ?? '') }));
  }
  browser = await launchChromium();
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
});
afterAll(() => browser.close());

describe('the stand-in for the console', () => {
  it('quick-creates a stack from what the link says, and says that it is local', async () => {
    await open('/stacks/create/review', {
      templateURL: urlOf('1.json'),
      stackName: 'from-link',
      param_QueueName: 'from-link',
      param_Secret: 'not taken',
      param_Unknown: 'ignored',
    });
    await page.getByText('A queue of one parameter.').waitFor();
    expect(await page.locator('header').innerText()).toContain('nothing here reaches AWS');
    const group = (name: string) => page.getByRole('group', { name });
    expect(await group('Naming').getByLabel('Name of the queue').inputValue()).toBe('from-link');
    expect(await group('Other parameters').getByLabel('Secret').inputValue()).toBe('x');
    await page.getByRole('button', { name: 'Create stack' }).click();
    await page.getByText('CREATE_COMPLETE').first().waitFor();
    expect(await status('from-link')).toBe('CREATE_COMPLETE');
    expect(await page.getByText(`${aws.endpoint}/222222222222/from-link`).first().isVisible()).toBe(true);
  });

  it('updates a stack by an update link, keeping what was set', async () => {
    await open('/stacks/update/template', { stackId: 'from-link', templateURL: urlOf('2.json') });
    expect(await page.getByLabel('Name of the queue').inputValue()).toBe('from-link');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.locator('#status', { hasText: 'UPDATE_COMPLETE' }).waitFor();
  });

  it('shows a change set and executes it', async () => {
    const change = { StackName: 'from-link', ChangeSetName: 'shown', TemplateURL: urlOf('1.json') };
    const Parameters = [{ ParameterKey: 'QueueName', UsePreviousValue: true }];
    const made = await cloudFormation.send(new CreateChangeSetCommand({ ...change, Parameters }));
    await waitUntilChangeSetCreateComplete(
      { client: cloudFormation, maxWaitTime: 20, minDelay: 1, maxDelay: 1 },
      change,
    );
    await open('/stacks/changesets/changes', { stackId: made.StackId ?? '', changeSetId: made.Id ?? '' });
    await page.getByRole('cell', { name: 'AWS::SQS::Queue' }).waitFor();
    expect(await page.getByText('/Properties/MessageRetentionPeriod 90 → 60').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Execute change set' }).click();
    await page.locator('#status', { hasText: 'UPDATE_COMPLETE' }).waitFor();
  });

  it.each([
    [{ filteringText: 'FROM', filteringStatus: 'active' }, true],
    [{ filteringText: 'other', filteringStatus: 'active' }, false],
    [{ filteringText: 'from', filteringStatus: 'failed' }, false],
  ])('lists the stacks that the link filters for: %j', async (filter, isListed) => {
    await open('/stacks', filter);
    await page.getByRole('heading', { name: 'Stacks' }).waitFor();
    expect(await page.getByRole('link', { name: 'from-link' }).isVisible()).toBe(isListed);
  });

  it('deletes a stack', async () => {
    await open('/stacks/stackinfo', { stackId: 'from-link' });
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('heading', { name: 'Stacks' }).waitFor();
    const { waitUntilStackDeleteComplete } = await import('@aws-sdk/client-cloudformation');
    const waiting = { client: cloudFormation, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
    await waitUntilStackDeleteComplete(waiting, { StackName: 'from-link' });
  });

  it.each([
    ['another site', { 'content-type': 'application/json', origin: 'https://example.com' }],
    ['a form', { 'content-type': 'text/plain', origin: aws.endpoint }],
    ['no origin', { 'content-type': 'application/json' }],
  ])('takes no orders from %s', async (_who, headers: Record<string, string>) => {
    const body = JSON.stringify({ account: '222222222222', region: 'eu-west-1', operation: 'ListStacks', input: {} });
    const { request } = await import('node:http');
    const answer = await new Promise((resolve, reject) => {
      const call = request(`${aws.endpoint}/local-console/call`, { method: 'POST', headers }, (message) =>
        resolve(message.statusCode),
      );
      call.on('error', reject).end(body);
    });
    expect(answer).toBe(403);
  });
});
