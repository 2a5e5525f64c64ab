import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescribeStacksCommandOutput } from '@aws-sdk/client-cloudformation';
import type { BuiltRelease } from '../../agent-template/build-release.ts';
import type { LocalAws } from '../../local-aws/server.ts';

export const home = 'us-east-1';
const stackName = 'stackery-agent';

/** A release in the vendor's bucket, as customers install it. */
export type Release = { templateUrl: string; zip: Uint8Array };

type Caller = <Output>(service: string, operation: string, input: object, region?: string) => Promise<Output>;

/** Calls in this process, as the account's root: what is measured is what is kept, not the way to it. */
const callerIn = (aws: LocalAws, account: string): Caller => {
  const principal = { kind: 'root', account, arn: `arn:aws:iam::${account}:root`, userId: account } as const;
  return (service, operation, input, region = home) =>
    aws.world.dispatch({ service, operation, principal, account, region, input });
};

/** Without the custom resources: what they leave in the regions is made below, and no process starts for it. */
const withoutCustomResources = (template: string): string =>
  template.slice(0, template.indexOf('\n  StackeryAgentCommanderBootstrap:')) +
  template.slice(template.indexOf('\nOutputs:'));

export const publish = async (aws: LocalAws, vendor: string, { manifest, folder }: BuiltRelease): Promise<Release> => {
  const call = callerIn(aws, vendor);
  const bucket = `${manifest.bucket}-${home}`;
  const template = withoutCustomResources(readFileSync(join(folder, 'template.yaml'), 'utf8'));
  const zip = readFileSync(join(folder, manifest.agent.key.split('/').at(-1) ?? ''));
  const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` };
  await call('s3', 'CreateBucket', { Bucket: bucket });
  await call('s3', 'PutObject', { Bucket: bucket, Key: manifest.template.key, Body: Buffer.from(template) });
  await call('s3', 'PutObject', { Bucket: bucket, Key: manifest.agent.key, Body: zip });
  await call('s3', 'DeletePublicAccessBlock', { Bucket: bucket });
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  await call('s3', 'PutBucketPolicy', { Bucket: bucket, Policy });
  return { templateUrl: `https://${bucket}.s3.${home}.amazonaws.com/${manifest.template.key}`, zip };
};

const install = async (aws: LocalAws, call: Caller, release: Release): Promise<string> => {
  const parameter = (ParameterKey: string, ParameterValue: string) => ({ ParameterKey, ParameterValue });
  const { StackId } = await call<{ StackId: string }>('cloudformation', 'CreateStack', {
    StackName: stackName,
    TemplateURL: release.templateUrl,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Parameters: [parameter('ExternalId', randomUUID()), parameter('LinkId', randomUUID())],
  });
  for (;;) {
    const input = { StackName: StackId };
    const { Stacks } = await call<DescribeStacksCommandOutput>('cloudformation', 'DescribeStacks', input);
    const status = Stacks?.[0]?.StackStatus ?? '';
    if (status === 'CREATE_COMPLETE') return StackId;
    if (status !== 'CREATE_IN_PROGRESS') throw new Error(`The agent stack is in ${status}.`);
    aws.clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const handlers = {
  'stackery-agent-commander': 'commander.handler',
  'stackery-notifications-handler': 'notifications-handler.handler',
};

/** What the bootstrap resource leaves in a region. */
const copyTo = async (call: Caller, account: string, region: string, stackId: string, release: Release) => {
  const tags = { StackeryAgentStackId: stackId };
  const arnOf = (name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`;
  const relay = 'stackery-notifications-handler';
  for (const [FunctionName, Handler] of Object.entries(handlers)) {
    const logGroupName = `/aws/lambda/${FunctionName}`;
    const Role = `arn:aws:iam::${account}:role/${FunctionName}`;
    const Environment = {
      Variables: {
        STACKERY_CONTROL_PLANE_URL: 'https://control.example.com',
        STACKERY_LINK_ID: randomUUID(),
        STACKERY_NAME_PREFIX: 'stackery',
        STACKERY_HOME_REGION: home,
        STACKERY_STACK_ID: stackId,
      },
    };
    const settings = { FunctionName, Handler, Role, Environment, Runtime: 'nodejs24.x', Tags: tags };
    await call('logs', 'CreateLogGroup', { logGroupName, tags }, region);
    await call('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays: 30 }, region);
    await call('lambda', 'CreateFunction', { ...settings, Code: { ZipFile: release.zip } }, region);
  }
  const topic = {
    Name: 'stackery-cloudformation-notifications',
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
  const { TopicArn } = await call<{ TopicArn: string }>('sns', 'CreateTopic', topic, region);
  const permission = {
    FunctionName: relay,
    StatementId: 'CloudFormationNotificationsTopic',
    Action: 'lambda:InvokeFunction',
    Principal: 'sns.amazonaws.com',
    SourceArn: TopicArn,
    SourceAccount: account,
  };
  await call('lambda', 'AddPermission', permission, region);
  await call('sns', 'Subscribe', { TopicArn, Protocol: 'lambda', Endpoint: arnOf(relay) }, region);
  const failures = {
    FunctionName: 'stackery-agent-commander',
    MaximumRetryAttempts: 2,
    DestinationConfig: { OnFailure: { Destination: arnOf(relay) } },
  };
  await call('lambda', 'PutFunctionEventInvokeConfig', failures, region);
};

/** An account with the agent in every region that accounts have by default: as after an install. */
export const linkAccount = async (aws: LocalAws, account: string, release: Release): Promise<void> => {
  aws.addAccount({ id: account, name: account });
  const call = callerIn(aws, account);
  const stackId = await install(aws, call, release);
  for (const { name, optIn } of aws.world.regions) {
    if (name !== home && !optIn) await copyTo(call, account, name, stackId, release);
  }
};
