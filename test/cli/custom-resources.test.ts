import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareInstall } from '../agent/install-agent.ts';
import { eventually } from '../support/eventually.ts';
import { startControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { openCli } from './run-cli.ts';

const elsewhere = 'eu-west-1';
const aws = await startTestAws({ maxLambdaProcesses: 4 });
const controlPlane = await startControlPlaneStub();
controlPlane.answer('PUT /agent/v1/registration', { status: 202, body: { verdict: 'linked' } });
const cli = await openCli();
afterAll(async () => {
  await cli.remove();
  await controlPlane.close();
});

const credentialsOf = (name: string) => ({
  AWS_ENDPOINT_URL: aws.endpoint,
  AWS_ACCESS_KEY_ID: aws.accounts[name]?.credentials.accessKeyId ?? '',
  AWS_SECRET_ACCESS_KEY: aws.accounts[name]?.credentials.secretAccessKey ?? '',
  AWS_REGION: 'us-east-1',
});
const run = (...words: string[]) => cli.run(['custom-resources', ...words], credentialsOf('customer-a'));
const cloudFormation = aws.client(CloudFormationClient, 'customer-a', elsewhere);
const status = async (StackName: string) =>
  (await cloudFormation.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]?.StackStatus;

const create = (StackName: string, Resources: object, OnFailure: 'ROLLBACK' | 'DO_NOTHING' = 'ROLLBACK') =>
  cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify({ Resources }), OnFailure }));
const served = (Type: string, properties: object) => ({
  Type,
  Properties: {
    ServiceToken: { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:stackery-agent-commander' },
    ServiceTimeout: 1200,
    ...properties,
  },
});
const orders = served('Custom::StackeryExistingResource', { Kind: 'queue', Name: 'orders' });

/** A stack whose queue AWS does not tell of: the agent looks again and again. */
const createWaiting = async (name: string) => {
  aws.faults.clear();
  const throttled = { code: 'Throttling', message: 'Rate exceeded', status: 400 };
  aws.faults.add({ kind: 'error', operation: 'GetQueueUrl', region: elsewhere, ...throttled });
  await create(name, { Orders: orders }, 'DO_NOTHING');
  await eventually(async () => {
    const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: name }));
    expect(StackEvents.map(({ LogicalResourceId }) => LogicalResourceId)).toContain('Orders');
  });
};

beforeAll(async () => {
  const agent = await prepareInstall(aws, 'customer-a', controlPlane.url);
  await agent.create({ Regions: `us-east-1,${elsewhere}` });
  expect(await agent.rested()).toBe('CREATE_COMPLETE');
  await aws.client(SQSClient, 'customer-a', elsewhere).send(new CreateQueueCommand({ QueueName: 'orders' }));
});

describe('stackery custom-resources list', () => {
  it('says so when nothing waits', async () => {
    expect(await run('list')).toMatchObject({ code: 0, stdout: 'Nothing waits.\n' });
  });

  it('shows what waits in any region, since when, until when and what for', async () => {
    await createWaiting('shop-list');
    const { code, stdout, stderr } = await run('list', '--json');
    expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
    const { requests, unseen } = JSON.parse(stdout) as { requests: Record<string, string>[]; unseen: unknown[] };
    expect(unseen).toEqual([]);
    expect(requests).toEqual([
      {
        region: elsewhere,
        stackName: 'shop-list',
        stackId: expect.stringMatching(/^arn:/),
        logicalId: 'Orders',
        resourceType: 'Custom::StackeryExistingResource',
        requestType: 'Create',
        since: expect.any(String),
        deadline: expect.any(String),
        waitsFor: 'an answer of AWS whether the resource exists',
        cancelledAt: null,
      },
    ]);
    const { since = '', deadline = '' } = requests[0] ?? {};
    expect(Date.parse(deadline) - Date.parse(since)).toBe((1200 - 180) * 1000);
    expect(stdout + stderr).not.toMatch(/X-Amz-Signature|ResponseURL/);
  });

  it('shows it as a line of a table, and how to give it up', async () => {
    const { stdout } = await run('list', '--region', elsewhere);
    const [head, row] = stdout.split('\n');
    expect(head).toMatch(/^RESOURCE +STACK +REGION +TYPE +REQUEST +SINCE +ANSWERED BY +WAITS FOR$/);
    expect(row).toMatch(
      /^Orders +shop-list +eu-west-1 +Custom::StackeryExistingResource +Create +\S.* \d\d:\d\d:\d\dZ /,
    );
    expect(stdout).toContain('stackery custom-resources cancel');
    expect((await run('list', '--region', 'us-east-1')).stdout).toBe('Nothing waits.\n');
  });

  it.each([
    [
      'when the commander does not answer',
      'ListQueueTags',
      { code: 'InternalError', message: 'it is down', status: 500 },
    ],
    ['to who may not invoke it', 'Invoke', { code: 'AccessDeniedException', message: 'no invoke', status: 403 }],
  ])('shows it also %s', async (_, operation, error) => {
    const mend = aws.faults.add({ kind: 'error', operation, account: '222222222222', ...error });
    const { code, stdout, stderr } = await run('list', '--region', elsewhere);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Orders +shop-list/m);
    expect(stderr).toContain(error.message);
    mend();
  });

  it('names a region without a commander', async () => {
    expect(await run('list', '--region', 'us-west-2')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('(commander_missing)'),
    });
  });
});

describe('stackery custom-resources cancel', () => {
  it('asks first: without a terminal it changes nothing', async () => {
    expect((await run('cancel', 'Orders', '--stack-name', 'shop-list', '--region', elsewhere)).code).toBe(2);
    expect(await status('shop-list')).toBe('CREATE_IN_PROGRESS');
  });

  it('has the agent answer FAILED, and says how CloudFormation took it', async () => {
    const args = ['cancel', 'Orders', '--stack-name', 'shop-list', '--region', elsewhere, '--yes', '--json'];
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'cancelled',
      resourceStatus: 'CREATE_FAILED',
      reason: expect.stringContaining('(code: cancelled)'),
    });
    await eventually(async () => expect(await status('shop-list')).toBe('CREATE_FAILED'));
  });

  it('has nothing to do the second time', async () => {
    const args = ['cancel', 'Orders', '--stack-name', 'shop-list', '--region', elsewhere, '--yes'];
    const { code, stdout } = await run(...args);
    expect(code).toBe(6);
    expect(stdout).toBe('Orders of shop-list is in CREATE_FAILED: CloudFormation waits for nothing there.\n');
  });

  it('says so when the success came first', async () => {
    await createWaiting('shop-race');
    const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: 'shop-race' }));
    const arn = StackEvents[0]?.StackId ?? '';
    // AWS answers again while the commander is told
    const cancelling = run('cancel', 'Orders', '--stack-name', arn, '--yes', '--json');
    aws.faults.clear();
    const { code, stdout } = await cancelling;
    const { status: ending } = JSON.parse(stdout) as { status: string };
    expect(['cancelled', 'answered-before', 'nothing-waits']).toContain(ending);
    expect(code).toBe(ending === 'cancelled' ? 0 : 6);
    await eventually(async () =>
      expect(await status('shop-race')).toBe(ending === 'cancelled' ? 'CREATE_FAILED' : 'CREATE_COMPLETE'),
    );
    const after = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: 'shop-race' }));
    const answers = (after.StackEvents ?? []).filter(
      ({ LogicalResourceId, ResourceStatus = '' }) =>
        LogicalResourceId === 'Orders' && /_(COMPLETE|FAILED)$/.test(ResourceStatus),
    );
    expect(answers).toHaveLength(1);
  });

  it.each([
    ['a resource that the stack does not have', 'Nothing', 'shop-list', '(request_not_found)'],
    ['a resource that is no custom resource', 'Queue', 'others', '(request_not_found)'],
    ['a custom resource that another function serves', 'Foreign', 'others', '(request_not_found)'],
    ['a stack that is not there', 'Orders', 'nowhere', '(stack_missing)'],
  ])('refuses %s in one sentence', async (_, logicalId, stack, code) => {
    if (stack === 'others' && logicalId === 'Queue')
      await create(stack, {
        Queue: { Type: 'AWS::SQS::Queue' },
        Foreign: {
          Type: 'Custom::Foreign',
          Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:222222222222:function:somebody', ServiceTimeout: 60 },
        },
      });
    const answer = await run('cancel', logicalId, '--stack-name', stack, '--region', elsewhere, '--yes');
    expect(answer).toMatchObject({ code: 4, stderr: expect.stringContaining(code) });
  });

  it('is for the account itself: the credentials of another find neither stack nor commander', async () => {
    const args = ['custom-resources', 'cancel', 'Orders', '--stack-name', 'shop-list', '--region', elsewhere, '--yes'];
    expect((await cli.run(args, credentialsOf('customer-b'))).code).toBe(4);
  });
});
