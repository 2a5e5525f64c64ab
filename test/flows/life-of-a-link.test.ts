import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, it } from '@jest/globals';
import { buildRelease } from '../../agent-template/build-release.ts';
import { root } from '../../agent-template/config.ts';
import { publishRelease } from '../../agent-template/publish-release.ts';
import type { Link, LinkRegions } from '../../contract/link.ts';
import { commercialRegions } from '../../local-aws/regions.ts';
import { releasesBucket, startTestControlPlane } from '../support/start-control-plane.ts';
import { functionsRest } from '../support/functions-rest.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { startGate } from './gate.ts';

const home = 'us-east-1';
const regions = [home, 'eu-west-1'];
const gate = await startGate();
const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => regions.includes(name)) });
const controlPlane = await startTestControlPlane({ aws, env: { STACKERY_PUBLIC_URL: gate.url } });
gate.leadTo(controlPlane.url);
const { keys } = await controlPlane.workspace();

const folder = mkdtempSync(join(tmpdir(), 'stackery-away-'));
const { folder: built } = await buildRelease({
  version: '1.5.4',
  controlPlaneUrl: gate.url,
  bucket: releasesBucket,
  installRegions: [home],
  vendors: [{ partition: 'aws', account: '111111111111', principals: ['arn:aws:iam::111111111111:user/admin'] }],
  source: root,
  out: folder,
  key: generateKeyPairSync('ed25519').privateKey,
});
await publishRelease({ folder: built, createBuckets: true, s3: (region) => aws.client(S3Client, 'vendor', region) });
rmSync(folder, { recursive: true, force: true });

const cloudFormation = aws.client(CloudFormationClient, 'customer-a', home);
const { body: link } = await controlPlane.call<Link>(keys.operator, 'POST', '/api/v1/links', {
  region: home,
  accountId: '222222222222',
});
const read = async () => (await controlPlane.call<Link>(keys.viewer, 'GET', `/api/v1/links/${link.id}`)).body;
const readyRegions = async () => {
  const { body } = await controlPlane.call<LinkRegions>(keys.viewer, 'GET', `/api/v1/links/${link.id}/regions`);
  return body.items.filter(({ state }) => state === 'ready').map(({ region }) => region);
};

/** Looks again until it is so; `meanwhile` runs between two looks. */
const until = async <T>(look: () => Promise<T>, isSo: (value: T) => boolean, meanwhile = () => {}): Promise<T> => {
  for (const end = Date.now() + 50_000; ;) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new Error(`It is still ${JSON.stringify(value)}.`);
    await functionsRest(aws);
    meanwhile();
  }
};
/** Only while somebody waits: work that is under way would run into its timeout. */
const timePasses = () => aws.clock.advance(3_000);
let stackId = '';
const status = async () => {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackId }));
  return Stacks?.[0]?.StackStatus ?? '';
};
const rested = (meanwhile?: () => void) => until(status, (value) => !value.endsWith('IN_PROGRESS'), meanwhile);
const failures = async () => {
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackId }));
  return StackEvents.filter((one) => one.ResourceStatus?.endsWith('FAILED')).map((one) => one.ResourceStatusReason);
};
const bootstrapStatus = async () => {
  const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName: stackId }));
  return StackResources.find((one) => one.LogicalResourceId === 'StackeryAgentCommanderBootstrap')?.ResourceStatus;
};

it('is installed while the control plane is away, and linked once it is back', async () => {
  const launch = link.launch;
  gate.shut();
  const started = aws.clock.now();
  const { StackId = '' } = await cloudFormation.send(
    new CreateStackCommand({
      StackName: launch?.stackName,
      TemplateURL: launch?.templateUrl,
      Parameters: Object.entries(launch?.parameters ?? {}).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  stackId = StackId;
  await until(bootstrapStatus, (value) => value === 'CREATE_COMPLETE');
  expect([await rested(timePasses), await failures()]).toEqual(['CREATE_COMPLETE', []]);
  expect(aws.clock.now() - started).toBeGreaterThanOrEqual(5 * 60_000);
  expect((await read()).state).toBe('waiting');
  gate.open();
  const { accountId } = await until(read, ({ state }) => state === 'linked', timePasses);
  expect(accountId).toBe('222222222222');
  expect(await readyRegions()).toEqual(expect.arrayContaining(regions));
});

const afterAnotherLook = async (drift: Link['drift']) => {
  const { db, queue } = controlPlane.deps;
  await queue.send(db, 'reconcile-link', { linkId: link.id }, { singletonKey: link.id });
  return until(read, (value) => value.drift === drift);
};

it('is seen as it was installed, and a day later as changed when somebody changed a role by hand', async () => {
  await afterAnotherLook('in-sync');
  const iam = aws.client(IAMClient, 'customer-a', home);
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
  });
  const RoleName = 'stackery-notifications-handler';
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'WriteLogs', PolicyDocument }));
  aws.clock.advance(25 * 3_600_000);
  expect((await afterAnotherLook('drifted')).state).toBe('linked');
});

it('is updated at once while the control plane is away, and the change is told later', async () => {
  gate.shut();
  const keep = (ParameterKey: string) => ({ ParameterKey, UsePreviousValue: true });
  await cloudFormation.send(
    new UpdateStackCommand({
      StackName: stackId,
      UsePreviousTemplate: true,
      Parameters: [keep('ExternalId'), keep('LinkId'), { ParameterKey: 'Regions', ParameterValue: home }],
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  expect([await rested(), await failures()]).toEqual(['UPDATE_COMPLETE', []]);
  gate.open();
  await until(readyRegions, (ready) => ready.join() === home, timePasses);
});

it('is deleted while the control plane is away, and leaves nothing behind', async () => {
  gate.shut();
  await cloudFormation.send(new DeleteStackCommand({ StackName: stackId }));
  expect([await rested(), await failures()]).toEqual(['DELETE_COMPLETE', []]);
  for (const region of regions) {
    const { Functions } = await aws.client(LambdaClient, 'customer-a', region).send(new ListFunctionsCommand({}));
    expect(Functions).toEqual([]);
  }
});
