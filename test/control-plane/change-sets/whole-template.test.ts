import { beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { changeSetsOf } from '../../support/change-sets.ts';
import { linkAccount, type LinkedAccount } from '../../support/link-account.ts';
import { startTestControlPlane, type TestWorkspace } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const region = 'eu-central-1';
const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
let ours: TestWorkspace;
let account: LinkedAccount;

beforeAll(async () => {
  ours = await controlPlane.workspace();
  account = await linkAccount(controlPlane, aws, { workspaceId: ours.id, regions: [{ region, state: 'ready' }] });
});

const place = { workspace: () => ours, account: () => account, region };
const { become, execute } = changeSetsOf(controlPlane, aws, place);
const template = readFileSync(new URL('../../../demo/templates/orders.yaml', import.meta.url), 'utf8');
const proposal = { stackName: 'orders', template, capabilities: ['CAPABILITY_IAM' as const] };

it('reviews a stack of many services, new and then changed, in sentences without machine text', async () => {
  const first = await become('ready', { ...proposal, parameters: { Stage: 'staging' } });
  expect(first.changes.map(({ action }) => action)).toEqual(Array(7).fill('Add'));
  expect(first.review?.iam.map(({ what }) => what)).toEqual([
    'FileRole (AWS::IAM::Role) is made: trusts: sts:AssumeRole to Service lambda.amazonaws.com; allows s3:PutObject on ${Filed.Arn}/*; allows sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes on ${Waiting.Arn}.',
    'WaitingPolicy (AWS::SQS::QueuePolicy) is made: allows sqs:SendMessage on ${Waiting.Arn} to Service sns.amazonaws.com, if {"ArnEquals":{"aws:SourceArn":"${Orders}"}}.',
  ]);
  expect(first.review).toMatchObject({ replacements: [], deletions: [], borrowedPower: [], foreignTopics: [] });
  await execute(first);

  const second = await become('ready', { ...proposal, parameters: { TopicSuffix: 'v2' } });
  expect(second.review?.replacements.map(({ what }) => what)).toEqual([
    expect.stringMatching(/^OrdersToWaiting .* is replaced, .* is deleted\.$/),
    `Orders (AWS::SNS::Topic) is replaced, because of /Properties/TopicName; the old one, arn:aws:sns:${region}:222222222222:orders-staging-v1, is deleted.`,
  ]);
  expect(second.review?.iam.map(({ logicalId }) => logicalId)).toEqual(['WaitingPolicy']);
  expect(JSON.stringify(second.review)).not.toContain('KNOWN_AFTER_APPLY');
});
