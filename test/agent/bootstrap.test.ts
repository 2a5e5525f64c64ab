import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  GetFunctionCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { CreateTopicCommand, ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgentRegion } from '../../contract/registration.ts';
import type { StackEvent } from '../../contract/stack-event.ts';
import { commercialRegions } from '../../local-aws/regions.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { functionsRest } from '../support/functions-rest.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { home, prepareInstall, type Installation } from './install-agent.ts';

const account = 'customer-b';
const accountId = '333333333333';
const aws = await startTestAws();
const controlPlane = await startControlPlaneStub();
controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
controlPlane.answer('POST /agent/v1/stack-events', { status: 202, body: { stored: 1 } });
controlPlane.answer('DELETE /agent/v1/registration', { status: 200, body: { verdict: 'unlinked' } });
const enabled = commercialRegions.filter(({ name, optIn }) => !optIn || name === 'eu-south-1').map(({ name }) => name);

let stack: Installation;
beforeAll(async () => {
  stack = await prepareInstall(aws, account, controlPlane.url);
});
afterEach(() => aws.faults.clear());
afterAll(() => controlPlane.close());

const topicOf = (region: string) => `arn:aws:sns:${region}:${accountId}:stackery-cloudformation-notifications`;
/** What the last registration said, by region. */
const registered = (): Record<string, AgentRegion> => {
  const last = controlPlane.seen.filter(({ method }) => method === 'PUT').at(-1);
  return Object.fromEntries(((last?.body['regions'] ?? []) as AgentRegion[]).map((one) => [one.region, one]));
};
const unregistered = () => controlPlane.seen.filter(({ method }) => method === 'DELETE').at(-1)?.body;

/** Everything of ours in a region, by name. */
const foundIn = async (region: string): Promise<string[]> => {
  const [functions, topics, subscriptions, groups] = await Promise.all([
    aws.client(LambdaClient, account, region).send(new ListFunctionsCommand({})),
    aws.client(SNSClient, account, region).send(new ListTopicsCommand({})),
    aws.client(SNSClient, account, region).send(new ListSubscriptionsCommand({})),
    aws.client(CloudWatchLogsClient, account, region).send(new DescribeLogGroupsCommand({})),
  ]);
  return [
    ...(functions.Functions ?? []).map(({ FunctionName }) => FunctionName),
    ...(topics.Topics ?? []).map(({ TopicArn }) => TopicArn?.split(':').at(-1)),
    ...(subscriptions.Subscriptions ?? []).map(({ Endpoint }) => `subscription of ${Endpoint?.split(':').at(-1)}`),
    ...(groups.logGroups ?? []).map(({ logGroupName }) => logGroupName),
  ]
    .map(String)
    .sort();
};
const whole = [
  '/aws/lambda/stackery-agent-commander',
  '/aws/lambda/stackery-notifications-handler',
  'stackery-agent-commander',
  'stackery-cloudformation-notifications',
  'stackery-notifications-handler',
  'subscription of stackery-notifications-handler',
];
const restedStack = async (client: CloudFormationClient, StackName: string, beatOf: () => void = () => {}) => {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    if (!Stacks?.[0]?.StackStatus?.endsWith('_IN_PROGRESS')) return Stacks?.[0];
    await functionsRest(aws);
    beatOf();
  }
  throw new Error(`${StackName} does not rest.`);
};
const everywhere = async (regions = enabled) =>
  Object.fromEntries(await Promise.all(regions.map(async (region) => [region, await foundIn(region)] as const)));
const nothing = (regions = enabled) => Object.fromEntries(regions.map((region) => [region, []]));
/** Moves the clock as far as pauses between looks need it, without outrunning the calls on their way. */
const beat = () => aws.clock.advance(2000);

describe('an install over every region', () => {
  it('brings the whole agent into each enabled region and lists the others', async () => {
    await stack.create();
    expect([await stack.rested(), await stack.failures()]).toEqual(['CREATE_COMPLETE', []]);
    expect(await everywhere()).toEqual(Object.fromEntries(enabled.map((region) => [region, whole])));
    const states = registered();
    expect(Object.keys(states).sort()).toEqual(commercialRegions.map(({ name }) => name).sort());
    for (const { name } of commercialRegions)
      expect(states[name]).toMatchObject(
        enabled.includes(name)
          ? { state: 'ready', topicArn: topicOf(name), version: '1.5.4' }
          : { state: 'not-enabled', reason: 'DISABLED' },
      );
  });

  it('runs the same bytes with the same settings in each, as the functions themselves say', async () => {
    const at = async (region: string) => {
      const lambda = aws.client(LambdaClient, account, region);
      const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: 'stackery-agent-commander' }));
      return Configuration;
    };
    const wanted = await at(home);
    const region = 'ap-southeast-2';
    const copy = await at(region);
    for (const setting of ['CodeSha256', 'Handler', 'Runtime', 'Timeout', 'MemorySize', 'Role', 'Environment'] as const)
      expect([setting, copy?.[setting]]).toEqual([setting, wanted?.[setting]]);
    for (const FunctionName of ['stackery-agent-commander', 'stackery-notifications-handler']) {
      const invoked = await aws
        .client(LambdaClient, account, region)
        .send(new InvokeCommand({ FunctionName, Payload: Buffer.from('{}') }));
      expect(JSON.parse(Buffer.from(invoked.Payload ?? []).toString())).toEqual({
        version: '1.5.4',
        region,
        codeHash: wanted?.CodeSha256,
      });
    }
  });

  it('serves the custom resources of any stack in any region', async () => {
    const cloudFormation = aws.client(CloudFormationClient, account, 'ap-northeast-1');
    const commander = 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:stackery-agent-commander';
    const Properties = { ServiceToken: { 'Fn::Sub': commander }, ServiceTimeout: 300, Name: 'Tokyo' };
    const TemplateBody = JSON.stringify({
      Resources: { Hello: { Type: 'Custom::StackeryHelloWorld', Properties } },
      Outputs: { Greeting: { Value: { 'Fn::GetAtt': ['Hello', 'Greeting'] } } },
    });
    await cloudFormation.send(new CreateStackCommand({ StackName: 'hello', TemplateBody }));
    expect(await restedStack(cloudFormation, 'hello')).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputValue: 'Hello, Tokyo!' }],
    });
    await cloudFormation.send(new DeleteStackCommand({ StackName: 'hello' }));
  });

  it('answers for a commander that is killed on its first run and both retries, wherever it runs', async () => {
    const region = 'ap-northeast-1';
    const FunctionName = 'stackery-agent-commander';
    const lambda = aws.client(LambdaClient, account, region);
    const cloudFormation = aws.client(CloudFormationClient, account, region);
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Handler: 'commander.gone' }));
    const ServiceToken = `arn:aws:lambda:${region}:${accountId}:function:${FunctionName}`;
    const Properties = { ServiceToken, ServiceTimeout: 3300, Name: 'Tokyo' };
    const TemplateBody = JSON.stringify({ Resources: { Hello: { Type: 'Custom::StackeryHelloWorld', Properties } } });
    const { StackId = '' } = await cloudFormation.send(
      new CreateStackCommand({ StackName: 'killed', TemplateBody, DisableRollback: true }),
    );
    const before = aws.clock.now();
    const end = await restedStack(cloudFormation, StackId, () => aws.clock.advance(10_000));
    expect(end?.StackStatus).toBe('CREATE_FAILED');
    expect(aws.clock.now() - before).toBeLessThan(900_000);
    const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: StackId }));
    const reasons = StackEvents.map(({ ResourceStatusReason }) => ResourceStatusReason ?? '').join('\n');
    expect(reasons).toContain('(code: crashed)');
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Handler: 'commander.handler' }));
    await cloudFormation.send(new DeleteStackCommand({ StackName: StackId }));
    expect((await restedStack(cloudFormation, StackId))?.StackStatus).toBe('DELETE_COMPLETE');
  });

  it('cleans the regions that an update no longer names', async () => {
    await stack.update({ Regions: `${home},eu-west-1` });
    expect([await stack.rested(), await stack.failures()]).toEqual(['UPDATE_COMPLETE', []]);
    const kept = [home, 'eu-west-1'];
    expect(await everywhere()).toEqual({ ...nothing(), ...Object.fromEntries(kept.map((region) => [region, whole])) });
    expect(Object.keys(registered()).sort()).toEqual(kept.sort());
  });

  it('reports a region that refuses, waits for one that is busy, and comes up in the others', async () => {
    aws.faults.add({
      kind: 'error',
      code: 'AccessDeniedException',
      message: 'no',
      status: 403,
      service: 'lambda',
      operation: 'CreateFunction',
      region: 'eu-west-2',
    });
    aws.faults.add({
      kind: 'error',
      code: 'ServiceException',
      message: 'down',
      status: 500,
      service: 'sns',
      region: 'eu-west-3',
      count: 20,
    });
    aws.faults.add({
      kind: 'lost-answer',
      service: 'lambda',
      operation: 'CreateFunction',
      region: 'eu-north-1',
      count: 2,
    });
    await stack.update({ Regions: 'eu-west-1,eu-west-2,eu-west-3,eu-north-1,me-south-1' });
    expect([await stack.rested(beat), await stack.failures()]).toEqual(['UPDATE_COMPLETE', []]);
    expect(Object.values(registered()).map(({ region, state }) => `${region} ${state}`)).toEqual([
      `${home} ready`,
      'eu-west-1 ready',
      'eu-west-2 failed',
      'eu-west-3 ready',
      'eu-north-1 ready',
      'me-south-1 not-enabled',
    ]);
    expect(registered()['eu-west-2']?.reason).toContain('AccessDenied');
  });

  it('relays what happens to a stack that names its topic, without the properties of resources', async () => {
    const cloudFormation = aws.client(CloudFormationClient, account, 'eu-west-1');
    const Resources = { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'our-secret-queue' } } };
    const TemplateBody = JSON.stringify({ Resources });
    await cloudFormation.send(
      new CreateStackCommand({ StackName: 'shop', TemplateBody, NotificationARNs: [topicOf('eu-west-1')] }),
    );
    await restedStack(cloudFormation, 'shop');
    const relayed = () =>
      controlPlane.seen
        .filter(({ path }) => path === '/agent/v1/stack-events')
        .flatMap(({ body }) => body['events'] as StackEvent[])
        .map(({ logicalResourceId, resourceStatus }) => `${logicalResourceId} ${resourceStatus}`);
    // SNS keeps no order, so the stack's last event is not the last to come
    const wanted = ['shop CREATE_IN_PROGRESS', 'Queue CREATE_COMPLETE', 'shop CREATE_COMPLETE'];
    const isThere = (event: string): boolean => relayed().includes(event);
    for (const end = Date.now() + 60_000; Date.now() < end && !wanted.every(isThere);)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(relayed()).toEqual(expect.arrayContaining(wanted));
    expect(JSON.stringify(controlPlane.seen)).not.toMatch(/QueueName|ResourceProperties/);
  });

  it('serves custom resources of a stack in any of its regions', async () => {
    const cloudFormation = aws.client(CloudFormationClient, account, 'eu-west-1');
    const ServiceToken = `arn:aws:lambda:eu-west-1:${accountId}:function:stackery-agent-commander`;
    const Hello = { Type: 'Custom::StackeryHelloWorld', Properties: { ServiceToken, Name: 'Tokyo' } };
    const TemplateBody = JSON.stringify({ Resources: { Hello } });
    await cloudFormation.send(new CreateStackCommand({ StackName: 'greeting', TemplateBody }));
    expect((await restedStack(cloudFormation, 'greeting'))?.StackStatus).toBe('CREATE_COMPLETE');
  });

  it('leaves nothing in any region when it is deleted, but the topic that a stack still names', async () => {
    await stack.remove();
    expect([await stack.rested(beat), await stack.failures()]).toEqual(['DELETE_COMPLETE', []]);
    expect(await everywhere()).toEqual({ ...nothing(), 'eu-west-1': ['stackery-cloudformation-notifications'] });
    expect(unregistered()?.['leftBehind']).toEqual([topicOf('eu-west-1')]);
  });

  it('has told with its last word which stacks will miss it', () => {
    const stackId = expect.stringContaining(':stack/greeting/') as unknown;
    expect(unregistered()?.['commanderUsers']).toEqual([
      { region: 'eu-west-1', stackName: 'greeting', stackId, logicalIds: ['Hello'] },
    ]);
  });

  it('leaves such a stack no riddle: its delete fails at once, and succeeds without the resource', async () => {
    const cloudFormation = aws.client(CloudFormationClient, account, 'eu-west-1');
    const { StackId } = await cloudFormation
      .send(new DescribeStacksCommand({ StackName: 'greeting' }))
      .then(({ Stacks }) => ({ StackId: Stacks?.[0]?.StackId ?? '' }));
    await cloudFormation.send(new DeleteStackCommand({ StackName: StackId }));
    expect((await restedStack(cloudFormation, StackId))?.StackStatus).toBe('DELETE_FAILED');
    await cloudFormation.send(new DeleteStackCommand({ StackName: StackId, RetainResources: ['Hello'] }));
    expect((await restedStack(cloudFormation, StackId))?.StackStatus).toBe('DELETE_COMPLETE');
  });
});

describe('a name that is taken', () => {
  it('is reported with the region and never touched', async () => {
    const theirs = aws.client(SNSClient, account, 'sa-east-1');
    await theirs.send(new CreateTopicCommand({ Name: 'stackery-cloudformation-notifications' }));
    // SQS keeps the name of a deleted queue for a minute
    aws.clock.advance(61_000);
    await stack.create({ Regions: 'sa-east-1,us-west-2' });
    expect([await stack.rested(), await stack.failures()]).toEqual(['CREATE_COMPLETE', []]);
    expect(registered()['sa-east-1']).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('not made by'),
    });
    expect(registered()['us-west-2']?.state).toBe('ready');
    await stack.remove();
    expect([await stack.rested(beat), await stack.failures()]).toEqual(['DELETE_COMPLETE', []]);
    expect(await foundIn('sa-east-1')).toEqual(['stackery-cloudformation-notifications']);
  });
});
