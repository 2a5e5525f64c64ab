import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildRelease } from '../../agent-template/build-release.ts';
import { root } from '../../agent-template/config.ts';
import { forHandlersOfAws, installPolicy } from '../../agent-template/install-policy.ts';
import { example } from '../../agent-template/policy-rows/policy-row.ts';
import { publishRelease } from '../../agent-template/publish-release.ts';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { template } from './example-stack.ts';
import { temporaryFolder } from './release-source.ts';

const regions = ['us-east-1', 'eu-west-1'];
const home = 'us-east-1';
const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => regions.includes(name)) });
const controlPlane = await startControlPlaneStub();
controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
const { folder, remove } = temporaryFolder('install');
const admin = aws.client(CloudFormationClient, 'customer-a', home);

const { privateKey: key } = generateKeyPairSync('ed25519');
let templateUrl = '';
let installer: CloudFormationClient;

const installation = {
  partition: 'aws',
  account: '222222222222',
  region: home,
  stackName: 'stackery-agent',
  namePrefix: 'stackery',
  rolePath: '/',
  releasesBucket: 'acme-releases',
};

/** A user of the customer with exactly the policy that the docs print. */
const makeInstaller = async (): Promise<CloudFormationClient> => {
  const iam = aws.client(IAMClient, 'customer-a', home);
  const policy = installPolicy(installation);
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

const publish = async (version: string): Promise<string> => {
  const built = await buildRelease({
    version,
    controlPlaneUrl: controlPlane.url,
    bucket: 'acme-releases',
    installRegions: [home],
    vendors: [{ partition: 'aws', account: '111111111111', principals: [example.vendorPrincipal] }],
    source: root,
    out: join(folder, 'releases'),
    key,
  });
  const s3 = (region: string) => aws.client(S3Client, 'vendor', region);
  const { templateUrls } = await publishRelease({ folder: built.folder, createBuckets: true, s3 });
  return templateUrls[home] ?? '';
};

beforeAll(async () => {
  templateUrl = await publish('1.5.4');
  installer = await makeInstaller();
});
afterAll(async () => {
  await controlPlane.close();
  remove();
});

const parameters = (values: Record<string, string>) =>
  Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));

const stackOf = async (stack: string, client = installer) => {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  return Stacks?.[0];
};

const rested = async (stack: string, client = installer): Promise<string> => {
  for (const end = Date.now() + 100_000; Date.now() < end;) {
    const status = (await stackOf(stack, client))?.StackStatus ?? '';
    if (!status.endsWith('_IN_PROGRESS')) return status;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the stack does not rest');
};

const failures = async (stack: string, client = installer) => {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stack }));
  return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED')).map(
    ({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`,
  );
};

const outputsOf = async (stack: string, client = installer) =>
  Object.fromEntries(((await stackOf(stack, client))?.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue]));

const create = (client: CloudFormationClient, StackName: string, values: Record<string, string> = {}) =>
  client.send(
    new CreateStackCommand({
      StackName,
      TemplateURL: templateUrl,
      Parameters: parameters({ ExternalId: example.externalId, LinkId: example.linkId, ...values }),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );

/** Where the name of an operation is not the name of its action. */
const actionNames: Record<string, string> = {
  'lambda:Invoke': 'lambda:InvokeFunction',
  's3:PutBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
};

describe('the template of a release', () => {
  let stackId = '';

  it('is created by a user who has the documented policy, and nothing else', async () => {
    stackId = (await create(installer, 'stackery-agent')).StackId ?? '';
    expect([await rested(stackId), await failures(stackId)]).toEqual(['CREATE_COMPLETE', []]);
    expect(await outputsOf(stackId)).toEqual({
      Version: '1.5.4',
      RoleArn: 'arn:aws:iam::222222222222:role/stackery-access',
      AssetsBucket: expect.stringMatching(/^stackery-agent-assetsbucket-/),
      TopicArn: `arn:aws:sns:${home}:222222222222:stackery-cloudformation-notifications`,
    });
    expect(controlPlane.seen.map(({ method, path }) => `${method} ${path}`)).toContain('PUT /agent/v1/registration');
  });

  it('is refused in a region that the release does not offer, in one sentence', async () => {
    await expect(create(aws.client(CloudFormationClient, 'customer-a', 'eu-west-1'), 'elsewhere')).rejects.toThrow(
      'Stackery 1.5.4 is installed in one of these regions: us-east-1.',
    );
  });

  it('fails with a reason when the prefix is taken, and leaves the first stack as it is', async () => {
    const { StackId: second = '' } = await create(admin, 'stackery-second');
    expect(await rested(second, admin)).toBe('ROLLBACK_COMPLETE');
    expect((await failures(second, admin)).join()).toContain('already exists');
    expect((await stackOf(stackId))?.StackStatus).toBe('CREATE_COMPLETE');
    const function_ = await aws
      .client(LambdaClient, 'customer-a', home)
      .send(new GetFunctionCommand({ FunctionName: 'stackery-agent-commander' }));
    expect(function_.Configuration?.State).toBe('Active');
  });

  it('is updated to the next release by that user, as the console and the command line do it', async () => {
    const [StackName, ChangeSetName] = ['stackery-agent', 'to-1-5-5'];
    await installer.send(
      new CreateChangeSetCommand({
        StackName,
        ChangeSetName,
        TemplateURL: await publish('1.5.5'),
        Parameters: Object.keys(template.Parameters).map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    const described = await ready(StackName, ChangeSetName);
    expect(described.Status).toBe('CREATE_COMPLETE');
    const replaced = described.Changes?.filter(({ ResourceChange }) => ResourceChange?.Replacement === 'True');
    expect(replaced).toEqual([]);
    await installer.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
    expect([await rested(stackId), await failures(stackId)]).toEqual(['UPDATE_COMPLETE', []]);
    expect((await outputsOf(stackId))['Version']).toBe('1.5.5');
  });

  it('is repaired by that user, with a new value for Refresh', async () => {
    await installer.send(
      new UpdateStackCommand({
        StackName: 'stackery-agent',
        UsePreviousTemplate: true,
        Parameters: Object.keys(template.Parameters).map((ParameterKey) =>
          ParameterKey === 'Refresh'
            ? { ParameterKey, ParameterValue: 'again' }
            : { ParameterKey, UsePreviousValue: true },
        ),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    expect([await rested(stackId), await failures(stackId)]).toEqual(['UPDATE_COMPLETE', []]);
  });

  it('is looked at by that user, before an update and after one', async () => {
    const { TemplateBody } = await installer.send(new GetTemplateCommand({ StackName: 'stackery-agent' }));
    expect(TemplateBody).toContain('ReleaseKey');
    const summary = await installer.send(new GetTemplateSummaryCommand({ TemplateURL: templateUrl }));
    expect(summary.Capabilities).toEqual(['CAPABILITY_NAMED_IAM']);
    const { StackResources } = await installer.send(new DescribeStackResourcesCommand({ StackName: 'stackery-agent' }));
    expect(StackResources).toHaveLength(Object.keys(template.Resources).length);
    const unwanted = { StackName: 'stackery-agent', ChangeSetName: 'unwanted' };
    await installer.send(
      new CreateChangeSetCommand({
        ...unwanted,
        TemplateURL: templateUrl,
        Parameters: parameters({ ExternalId: example.externalId, LinkId: example.linkId }),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    await ready(unwanted.StackName, unwanted.ChangeSetName);
    await installer.send(new DeleteChangeSetCommand(unwanted));
  });

  it('is deleted by that user, and leaves nothing of ours in any region', async () => {
    await installer.send(new DeleteStackCommand({ StackName: stackId }));
    expect([await rested(stackId), await failures(stackId)]).toEqual(['DELETE_COMPLETE', []]);
    expect(await everythingOfOurs()).toEqual([]);
  });

  it('asks for each action of that policy, but those that only the handlers of AWS ask for', () => {
    const asked = aws.calls
      .list({ principal: 'arn:aws:iam::222222222222:user/installer' })
      .map(({ service, operation }) => `${service}:${operation}`)
      .map((name) => actionNames[name] ?? name);
    const proven = new Set([...asked, 'iam:PassRole']);
    const granted = new Set(installPolicy(installation).Statement.flatMap(({ Action }) => Action));
    expect([...granted].filter((action) => !proven.has(action)).sort()).toEqual(forHandlersOfAws);
  });
});

/** SQS gives the name of a deleted queue away again after a minute. */
const afterTheLastUninstall = () => aws.clock.advance(61_000);

describe('an install that the control plane refuses', () => {
  it('fails with the code and the reason in the events of CloudFormation, and leaves nothing of ours', async () => {
    afterTheLastUninstall();
    const reason = 'The role can be assumed without the external id.';
    controlPlane.answer('PUT /agent/v1/registration', {
      status: 202,
      body: { verdict: 'rejected', code: 'external_id_not_enforced', reason },
    });
    const { StackId: refused = '' } = await create(admin, 'stackery-refused');
    expect(await rested(refused, admin)).toBe('ROLLBACK_COMPLETE');
    const said = (await failures(refused, admin)).find((line) => line.startsWith('Stackery:'));
    expect(said).toContain(reason);
    expect(said).toContain('external_id_not_enforced');
    expect(await everythingOfOurs()).toEqual([]);
  });
});

describe('an uninstall', () => {
  it('keeps the assets bucket when it holds an object, and nothing else', async () => {
    afterTheLastUninstall();
    controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
    const { StackId: used = '' } = await create(admin, 'stackery-used');
    expect(await rested(used, admin)).toBe('CREATE_COMPLETE');
    const { AssetsBucket: Bucket = '' } = await outputsOf(used, admin);
    const s3 = aws.client(S3Client, 'customer-a', home);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'templates/reviewed.yaml', Body: 'Resources: {}' }));
    await admin.send(new DeleteStackCommand({ StackName: used }));
    expect(await rested(used, admin)).toBe('DELETE_COMPLETE');
    expect(await everythingOfOurs()).toEqual([Bucket]);
    const farewell = controlPlane.seen.filter(({ method }) => method === 'DELETE').at(-1);
    expect(farewell?.body).toMatchObject({ leftBehind: [`arn:aws:s3:::${Bucket}`] });
  });
});

const ready = async (StackName: string, ChangeSetName: string) => {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const described = await installer.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }));
    if (!described.Status?.endsWith('_PENDING') && !described.Status?.endsWith('_IN_PROGRESS')) return described;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the change set does not rest');
};

const everythingOfOurs = async (): Promise<string[]> => {
  const ofOurs = (names: (string | undefined)[]) => names.filter((name) => name?.includes('stackery')) as string[];
  const found = regions.map(async (region) => {
    const { Functions = [] } = await aws.client(LambdaClient, 'customer-a', region).send(new ListFunctionsCommand({}));
    const { Topics = [] } = await aws.client(SNSClient, 'customer-a', region).send(new ListTopicsCommand({}));
    const { QueueUrls = [] } = await aws.client(SQSClient, 'customer-a', region).send(new ListQueuesCommand({}));
    const { logGroups = [] } = await aws
      .client(CloudWatchLogsClient, 'customer-a', region)
      .send(new DescribeLogGroupsCommand({}));
    return [
      ...Functions.map(({ FunctionArn }) => FunctionArn),
      ...Topics.map(({ TopicArn }) => TopicArn),
      ...QueueUrls,
      ...logGroups.map(({ arn }) => arn),
    ];
  });
  const { Roles = [] } = await aws.client(IAMClient, 'customer-a', home).send(new ListRolesCommand({}));
  const { Buckets = [] } = await aws.client(S3Client, 'customer-a', home).send(new ListBucketsCommand({}));
  return ofOurs([
    ...(await Promise.all(found)).flat(),
    ...Roles.map(({ Arn }) => Arn),
    ...Buckets.map(({ Name }) => Name),
  ]);
};
