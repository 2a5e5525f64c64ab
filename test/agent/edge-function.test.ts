import {
  CreateFunctionCommand,
  GetFunctionCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import {
  CloudFrontClient,
  CreateDistributionCommand,
  DeleteDistributionCommand,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
  type DistributionConfig,
} from '@aws-sdk/client-cloudfront';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { edgeFunctionName } from '../../agent/edge/edge-names.ts';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { customerStacks, ServiceToken } from './customer-stack.ts';
import { home, prepareInstall, type Installation } from './install-agent.ts';

const region = 'eu-west-1';
const account = 'customer-a';
const aws = await startTestAws({ regions: commercialRegions.filter(({ name }) => [home, region].includes(name)) });
const controlPlane = await startControlPlaneStub();
controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
const stacks = customerStacks(aws, account, region);
const lambda = aws.client(LambdaClient, account, 'us-east-1');

let agent: Installation;
beforeAll(async () => {
  agent = await prepareInstall(aws, account, controlPlane.url);
  await agent.create();
  expect([await agent.rested(), await agent.failures()]).toEqual(['CREATE_COMPLETE', []]);
});
afterEach(() => aws.faults.clear());
afterAll(() => controlPlane.close());

const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] },
      Action: 'sts:AssumeRole',
    },
  ],
};
const source = (text: string) => ({ ZipFile: `exports.handler = async () => ({ status: '200', body: '${text}' });` });
const attributes = ['FunctionName', 'FunctionArn', 'VersionArn', 'Version', 'CodeSha256'];

/** A role and an edge function that runs as it, as the documentation shows them. */
const template = (properties: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  Resources: {
    EdgeRole: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: { 'Fn::Sub': 'stackery-edge-${AWS::StackName}' }, AssumeRolePolicyDocument: trust },
    },
    Edge: {
      Type: 'Custom::StackeryEdgeFunction',
      Properties: {
        ServiceToken,
        ServiceTimeout: 600,
        Runtime: 'nodejs22.x',
        Role: { 'Fn::GetAtt': ['EdgeRole', 'Arn'] },
        Code: source('first'),
        ...properties,
      },
    },
    ...more,
  },
  Outputs: Object.fromEntries(attributes.map((name) => [name, { Value: { 'Fn::GetAtt': ['Edge', name] } }])),
});
let made = 0;
const name = () => `site-${(made += 1)}`;
const create = async (properties?: Record<string, unknown>, more?: Record<string, unknown>) => {
  const stack = await stacks.start(name(), template(properties, more));
  return { stack, ...(await stack.rested()) };
};
const versionsOf = async (FunctionName = '') => {
  const { Versions = [] } = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName }));
  return Versions.map(({ Version }) => Version);
};

const cloudFront = aws.client(CloudFrontClient, account, 'us-east-1');
const distributionOf = (reference: string, arn: string | undefined): DistributionConfig => ({
  CallerReference: reference,
  Comment: '',
  Enabled: arn !== undefined,
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'shop',
        DomainName: 'shop.example',
        CustomHeaders: { Quantity: 0 },
        CustomOriginConfig: {
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy: 'https-only',
          OriginReadTimeout: 30,
          OriginKeepaliveTimeout: 5,
        },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'shop',
    ViewerProtocolPolicy: 'redirect-to-https',
    LambdaFunctionAssociations: {
      Quantity: arn === undefined ? 0 : 1,
      ...(arn !== undefined && { Items: [{ EventType: 'viewer-request', LambdaFunctionARN: arn }] }),
    },
  },
});

/** A distribution that uses one version; `release` gives it up, and CloudFront's copies stay for hours. */
const distribute = async (arn: string | undefined) => {
  const reference = `site-${(made += 1)}`;
  const { Distribution } = await cloudFront.send(
    new CreateDistributionCommand({ DistributionConfig: distributionOf(reference, arn) }),
  );
  const Id = Distribution?.Id ?? '';
  const release = async () => {
    const { ETag } = await cloudFront.send(new GetDistributionConfigCommand({ Id }));
    const DistributionConfig = distributionOf(reference, undefined);
    await cloudFront.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig }));
  };
  return { Id, release };
};
const leftNotes = async () => {
  const QueueUrl = `${aws.endpoint}/222222222222/stackery-provision-checks`;
  const { Tags = {} } = await aws.client(SQSClient, account, home).send(new ListQueueTagsCommand({ QueueUrl }));
  return Object.keys(Tags).filter((key) => key.startsWith('stackery-left:edge-function:'));
};
const isThere = (FunctionName: string | undefined) =>
  lambda.send(new GetFunctionCommand({ FunctionName })).then(
    () => true,
    () => false,
  );
const until = async (done: () => Promise<boolean>) => {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not come about.');
};

describe('an edge function', () => {
  it('is made in us-east-1 for a stack of another region, with a version for CloudFront, and goes with the stack', async () => {
    const { stack, status, outputs, failures } = await create();
    expect([status, failures]).toEqual(['CREATE_COMPLETE', []]);
    const arn = `arn:aws:lambda:us-east-1:222222222222:function:${outputs['FunctionName']}`;
    expect(outputs).toMatchObject({ FunctionArn: arn, VersionArn: `${arn}:1`, Version: '1' });
    expect(outputs['FunctionName']).toMatch(/^stackery-edge-site-\d+-Edge-[0-9a-f]{8}$/);
    const found = await lambda.send(new GetFunctionCommand({ FunctionName: outputs['VersionArn'] }));
    expect(found.Configuration).toMatchObject({ MemorySize: 128, Timeout: 5, CodeSha256: outputs['CodeSha256'] });
    expect((await stack.remove()).status).toBe('DELETE_COMPLETE');
    await expect(lambda.send(new GetFunctionCommand({ FunctionName: arn }))).rejects.toThrow('Function not found');
  });

  it('has another version after each change, and keeps the one before for the distribution that still uses it', async () => {
    const { stack, outputs } = await create();
    const second = await stack.update(template({ Code: source('second') }));
    expect(second.outputs).toMatchObject({ Version: '2', FunctionName: outputs['FunctionName'] });
    const third = await stack.update(template({ Code: source('second'), Timeout: 3 }));
    expect(third.outputs['Version']).toBe('3');
    expect(third.outputs['CodeSha256']).toBe(second.outputs['CodeSha256']);
    expect(await versionsOf(outputs['FunctionName'])).toEqual(['$LATEST', '2', '3']);
    await stack.remove();
  });

  it('gives back the version from before when an update is rolled back', async () => {
    const { stack, outputs } = await create();
    const broken = {
      Broken: {
        Type: 'Custom::StackeryHelloWorld',
        Properties: { ServiceToken, ServiceTimeout: 300 },
        DependsOn: 'Edge',
      },
    };
    const after = await stack.update(template({ Code: source('second') }, broken));
    expect(after.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(after.outputs).toEqual(outputs);
    await stack.remove();
  });

  it('lets a stack go while CloudFront keeps its copies, and is swept once they are gone', async () => {
    const { stack, outputs } = await create();
    const { release } = await distribute(outputs['VersionArn']);
    expect((await stack.remove()).status).toBe('DELETE_COMPLETE');
    const found = await lambda.send(new GetFunctionCommand({ FunctionName: outputs['FunctionName'] }));
    expect(found.Tags).toMatchObject({ StackeryEdgeStackId: stack.id, StackeryEdgeRemovedAt: expect.any(String) });
    expect(await leftNotes()).toEqual([`stackery-left:edge-function:${outputs['FunctionName']}`]);
    await release();
    // longer than CloudFront keeps its copies
    aws.clock.advance(5 * 3_600_000);
    await until(async () => !(await isThere(outputs['FunctionName'])));
    await until(async () => (await leftNotes()).length === 0);
  });

  it('is taken back by a stack that wants it again, and then not swept', async () => {
    const { stack, outputs } = await create();
    const { release } = await distribute(outputs['VersionArn']);
    const without = template();
    const { Edge: _edge, ...kept } = without.Resources;
    await stack.update({ Resources: kept });
    expect(await leftNotes()).toHaveLength(1);
    // CloudFormation signs a request by the second, and a Create must come after the Delete
    aws.clock.advance(1000);
    expect(await stack.update(template())).toEqual({ status: 'UPDATE_COMPLETE', outputs, failures: [] });
    expect(await leftNotes()).toEqual([]);
    await release();
    const looked = () => aws.calls.list().filter(({ operation }) => operation === 'GetFunction').length;
    const before = looked();
    aws.clock.advance(5 * 3_600_000);
    await until(async () => looked() > before);
    expect(await isThere(outputs['FunctionName'])).toBe(true);
    expect((await stack.remove()).status).toBe('DELETE_COMPLETE');
    expect(await isThere(outputs['FunctionName'])).toBe(false);
  });

  describe('whose removal AWS refused until the stack went on without it', () => {
    /** The agent's answer at its deadline, before which no look got so far as to mark the function. */
    const removeInVain = async (remove: (beat: () => unknown) => Promise<unknown>) => {
      const refused = { kind: 'error', code: 'ServiceException', status: 500, message: 'Not now.' } as const;
      const relent = aws.faults.add({ ...refused, service: 'lambda', operation: 'GetFunction', region: 'us-east-1' });
      await remove(() => aws.clock.advance(15_000));
      relent();
    };

    it('is swept once AWS lets the agent', async () => {
      const { stack, outputs } = await create();
      await removeInVain(async (beat) => expect((await stack.remove(beat)).status).toBe('DELETE_COMPLETE'));
      expect(await isThere(outputs['FunctionName'])).toBe(true);
      aws.clock.advance(2 * 3_600_000);
      await until(async () => !(await isThere(outputs['FunctionName'])));
    });

    it('is not swept when the stack has made it again meanwhile', async () => {
      const { stack, outputs } = await create();
      const { Edge: _edge, ...kept } = template().Resources;
      await removeInVain((beat) => stack.update({ Resources: kept }, beat));
      aws.clock.advance(1000);
      expect(await stack.update(template())).toEqual({ status: 'UPDATE_COMPLETE', outputs, failures: [] });
      const looked = () => aws.calls.list().filter(({ operation }) => operation === 'GetFunction').length;
      const before = looked();
      aws.clock.advance(2 * 3_600_000);
      await until(async () => looked() > before);
      expect(await isThere(outputs['FunctionName'])).toBe(true);
      expect((await stack.remove()).status).toBe('DELETE_COMPLETE');
    });
  });

  it('never overwrites nor removes a function of its name that the agent did not make', async () => {
    const whole = template();
    const stack = await stacks.start(name(), { Resources: { EdgeRole: whole.Resources.EdgeRole } });
    await stack.rested();
    const FunctionName = edgeFunctionName('stackery', { StackId: stack.id, LogicalResourceId: 'Edge' });
    const Role = `arn:aws:iam::222222222222:role/stackery-edge-${stack.id.split('/')[1]}`;
    const ZipFile = zipSync({ 'index.js': Buffer.from('exports.handler = 1') });
    const theirs = { FunctionName, Role, Handler: 'index.handler', Runtime: 'nodejs22.x' as const };
    const { CodeSha256 } = await lambda.send(new CreateFunctionCommand({ ...theirs, Code: { ZipFile } }));
    const { status, failures } = await stack.update(whole);
    expect(failures.join()).toContain('(code: name_taken)');
    expect(status).toBe('UPDATE_ROLLBACK_COMPLETE');
    const found = await lambda.send(new GetFunctionCommand({ FunctionName }));
    expect(found.Configuration?.CodeSha256).toBe(CodeSha256);
    expect(found.Tags ?? {}).toEqual({});
  });

  it.each([
    ['a role of another name', { Role: 'arn:aws:iam::222222222222:role/admin' }, 'role_not_allowed'],
    ['a role of another account', { Role: 'arn:aws:iam::333333333333:role/stackery-edge-x' }, 'role_not_allowed'],
    ['a role that is not there', { Role: 'arn:aws:iam::222222222222:role/stackery-edge-none' }, 'lambda_refused'],
    ['a bucket of another name', { Code: { S3Bucket: 'customer-data', S3Key: 'k' } }, 'bucket_not_allowed'],
    ['no code', { Code: {} }, 'property_missing'],
    ['no runtime', { Runtime: '' }, 'property_missing'],
    ['more time than CloudFront gives', { Timeout: 31 }, 'property_invalid'],
  ])('fails over %s, and leaves nothing', async (_, properties, code) => {
    const stack = await stacks.start(name(), template(properties));
    const { status, failures } = await stack.rested(() => aws.clock.advance(10_000));
    expect(failures.join()).toContain(`(code: ${code})`);
    expect(status).toBe('ROLLBACK_COMPLETE');
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions.filter(({ FunctionName }) => FunctionName?.includes(stack.id.split('/')[1] ?? ''))).toEqual([]);
  });

  it('is made of an object in a bucket that is named for it, in one version', async () => {
    const s3 = aws.client(S3Client, account, 'us-east-1');
    const Bucket = 'stackery-edge-code';
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    const put = async (text: string) => {
      const Body = zipSync({ 'index.js': Buffer.from(`exports.handler = async () => '${text}'`) });
      return (await s3.send(new PutObjectCommand({ Bucket, Key: 'redirect.zip', Body }))).VersionId ?? '';
    };
    const [first, second] = [await put('first'), await put('second')];
    const at = (S3ObjectVersion: string) => ({ Code: { S3Bucket: Bucket, S3Key: 'redirect.zip', S3ObjectVersion } });
    const { stack, outputs, failures } = await create(at(first));
    expect([outputs['Version'], failures]).toEqual(['1', []]);
    const after = await stack.update(template(at(second)));
    expect(after.outputs['Version']).toBe('2');
    expect(after.outputs['CodeSha256']).not.toBe(outputs['CodeSha256']);
    await stack.remove();
  });

  it('lets a distribution have its version, as CloudFront wants it', async () => {
    const { stack, outputs } = await create();
    const { Id, release } = await distribute(outputs['VersionArn']);
    await release();
    aws.clock.advance(60_000);
    const { ETag } = await cloudFront.send(new GetDistributionConfigCommand({ Id }));
    await cloudFront.send(new DeleteDistributionCommand({ Id, IfMatch: ETag }));
    expect((await stack.remove()).status).toBe('DELETE_COMPLETE');
  });

  it('is made with its distribution as the documentation shows it, and both go with their stack', async () => {
    const text = readFileSync(new URL('../../docs/custom-resources.md', import.meta.url), 'utf8');
    const snippet = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].find(([, yaml]) => yaml?.includes('EdgeFunction'));
    const stack = await stacks.start(name(), snippet?.[1] ?? '');
    expect(await stack.rested()).toMatchObject({ status: 'CREATE_COMPLETE', failures: [] });
    expect((await stack.remove()).status).toBe('DELETE_COMPLETE');
    // CloudFront's copies outlive the distribution
    expect((await leftNotes()).join()).toContain(stack.id.split('/')[1]);
    aws.clock.advance(5 * 3_600_000);
    await until(async () => !(await leftNotes()).join().includes(stack.id.split('/')[1] ?? ''));
  });

  it('is named by the uninstall when CloudFront still keeps copies of it', async () => {
    const { stack, outputs } = await create();
    await distribute(outputs['VersionArn']);
    await stack.remove();
    await agent.remove();
    expect(await agent.rested()).toBe('DELETE_COMPLETE');
    const last = controlPlane.seen.findLast(({ method }) => method === 'DELETE');
    expect(JSON.stringify(last)).toContain(outputs['FunctionArn']);
    expect(await isThere(outputs['FunctionName'])).toBe(true);
  });
});
