import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildRelease } from '../../agent-template/build-release.ts';
import { root } from '../../agent-template/config.ts';
import { installPolicy } from '../../agent-template/install-policy.ts';
import { example } from '../../agent-template/policy-rows/policy-row.ts';
import { publishRelease } from '../../agent-template/publish-release.ts';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { temporaryFolder } from './release-source.ts';

const regions = ['us-east-1', 'eu-west-1'];
const home = 'us-east-1';
const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => regions.includes(name)) });
const controlPlane = await startControlPlaneStub();
controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
const { folder, remove } = temporaryFolder('install');
const admin = aws.client(CloudFormationClient, 'customer-a', home);

let templateUrl = '';
let installer: CloudFormationClient;

/** A user of the customer with exactly the policy that the docs print. */
const makeInstaller = async (): Promise<CloudFormationClient> => {
  const iam = aws.client(IAMClient, 'customer-a', home);
  const policy = installPolicy({
    partition: 'aws',
    account: '222222222222',
    region: home,
    stackName: 'stackery-agent',
    namePrefix: 'stackery',
    rolePath: '/',
    releasesBucket: 'acme-releases',
  });
  await iam.send(new CreateUserCommand({ UserName: 'installer' }));
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'install-stackery', PolicyDocument: JSON.stringify(policy) }),
  );
  await iam.send(new AttachUserPolicyCommand({ UserName: 'installer', PolicyArn: Policy?.Arn ?? '' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'installer' }));
  return aws.client(
    CloudFormationClient,
    { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' },
    home,
  );
};

beforeAll(async () => {
  const built = await buildRelease({
    version: '1.5.4',
    controlPlaneUrl: controlPlane.url,
    bucket: 'acme-releases',
    installRegions: [home],
    vendors: [{ partition: 'aws', account: '111111111111', principals: [example.vendorPrincipal] }],
    source: root,
    out: join(folder, 'releases'),
    key: generateKeyPairSync('ed25519').privateKey,
  });
  const s3 = (region: string) => aws.client(S3Client, 'vendor', region);
  const { templateUrls } = await publishRelease({ folder: built.folder, createBuckets: true, s3 });
  templateUrl = templateUrls[home] ?? '';
  installer = await makeInstaller();
});
afterAll(async () => {
  await controlPlane.close();
  remove();
});

const parameters = (values: Record<string, string>) =>
  Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));

const rested = async (stack: string): Promise<string> => {
  for (const end = Date.now() + 100_000; Date.now() < end;) {
    const { Stacks } = await admin.send(new DescribeStacksCommand({ StackName: stack }));
    const status = Stacks?.[0]?.StackStatus ?? '';
    if (!status.endsWith('_IN_PROGRESS')) return status;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the stack does not rest');
};

const failures = async (stack: string) => {
  const { StackEvents = [] } = await admin.send(new DescribeStackEventsCommand({ StackName: stack }));
  return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED')).map(
    ({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`,
  );
};

describe('the template of a release', () => {
  let stackId = '';

  it('is created by a user who has the documented policy, and nothing else', async () => {
    const created = await installer.send(
      new CreateStackCommand({
        StackName: 'stackery-agent',
        TemplateURL: templateUrl,
        Parameters: parameters({ ExternalId: example.externalId, LinkId: example.linkId }),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    stackId = created.StackId ?? '';
    expect([await rested(stackId), await failures(stackId)]).toEqual(['CREATE_COMPLETE', []]);
    const { Stacks } = await admin.send(new DescribeStacksCommand({ StackName: stackId }));
    const outputs = Object.fromEntries((Stacks?.[0]?.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue]));
    expect(outputs).toEqual({
      Version: '1.5.4',
      RoleArn: 'arn:aws:iam::222222222222:role/stackery-access',
      AssetsBucket: expect.stringMatching(/^stackery-agent-assetsbucket-/),
      TopicArn: `arn:aws:sns:${home}:222222222222:stackery-cloudformation-notifications`,
    });
    expect(controlPlane.seen.map(({ method, path }) => `${method} ${path}`)).toContain('PUT /agent/v1/registration');
  });

  it('is updated by that user', async () => {
    await installer.send(
      new UpdateStackCommand({
        StackName: 'stackery-agent',
        TemplateURL: templateUrl,
        Parameters: [
          ...parameters({ Refresh: 'again' }),
          ...['ExternalId', 'LinkId'].map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
        ],
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    expect([await rested(stackId), await failures(stackId)]).toEqual(['UPDATE_COMPLETE', []]);
  });

  it('is deleted by that user, and leaves no function in any region', async () => {
    await installer.send(new DeleteStackCommand({ StackName: stackId }));
    expect([await rested(stackId), await failures(stackId)]).toEqual(['DELETE_COMPLETE', []]);
    for (const region of regions)
      await expect(
        aws
          .client(LambdaClient, 'customer-a', region)
          .send(new GetFunctionCommand({ FunctionName: 'stackery-agent-commander' })),
      ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
