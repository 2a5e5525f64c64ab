import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import type { AgentDrift, AgentMetrics, HealthCheck, LogRetention, Repair } from '../../../contract/agent-health.ts';
import type { AuditEntry } from '../../../contract/audit.ts';
import { eventually } from '../../support/eventually.ts';
import { linkAccount } from '../../support/link-account.ts';
import { publishTestRelease } from '../../support/publish-test-release.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { invoke, makeFunction, makeRole } from '../../local-aws/lambda/make-function.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const { call, deps } = controlPlane;
const { id: workspaceId, keys } = await controlPlane.workspace();
const { linkId, roleArn } = await linkAccount(controlPlane, aws, { workspaceId });
await deps.db.updateTable('links').set({ version: '1.5.4' }).where('id', '=', linkId).execute();

const prefix = (roleArn.split('/').at(-1) ?? '').replace(/-access$/, '');
const commander = `${prefix}-agent-commander`;
const logGroupName = `/aws/lambda/${commander}`;
const logs = aws.client(CloudWatchLogsClient, 'customer-a');
await logs.send(new CreateLogGroupCommand({ logGroupName }));
await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 30 }));
const code = "exports.handler = async ({ fail }) => { if (fail) throw new Error('no'); };";
const arn = await makeFunction(aws, code, { Role: await makeRole(aws, commander), FunctionName: commander });
for (const fail of [false, true, false]) await invoke(aws, arn, { fail });

const get = async <Body>(path: string, key = keys.viewer) =>
  (await call<Body>(key, 'GET', `/api/v1/links/${linkId}/${path}`)).body;
const setRetention = (change: Partial<LogRetention> | object, key = keys.operator) =>
  call<{ code?: string }>(key, 'PATCH', `/api/v1/links/${linkId}/log-retention`, {
    ...{ region: 'us-east-1', function: 'agent-commander', retentionDays: 90 },
    ...change,
  });
const retention = async (name = logGroupName) =>
  (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }))).logGroups?.[0]?.retentionInDays;

describe('the functions of an agent', () => {
  it('are shown as the account counts them: how often they ran, failed, and how long it took', async () => {
    const { items } = await get<AgentMetrics>('functions?region=us-east-1');
    expect(items.map(({ name }) => name)).toEqual([commander, `${prefix}-notifications-handler`]);
    const [{ points = [], logGroup } = {}, other] = items;
    const sum = (field: 'invocations' | 'errors' | 'throttles') =>
      points.reduce((total, point) => total + point[field], 0);
    expect([sum('invocations'), sum('errors'), sum('throttles')]).toEqual([3, 1, 0]);
    for (const { p50, p95, max } of points) expect([p50, p95, max].every((value) => (value ?? -1) >= 0)).toBe(true);
    expect(logGroup).toMatchObject({ name: logGroupName, retentionDays: 30 });
    expect(other).toMatchObject({ logGroup: null, points: [] });
  });

  it('are not asked for twice within a minute, whoever looks', async () => {
    const asked = () => aws.calls.list({ operation: 'GetMetricData' }).length;
    await get('functions?region=us-east-1&span=week');
    const before = asked();
    await get('functions?region=us-east-1&span=week', keys.owner);
    expect(asked()).toBe(before);
    aws.clock.advance(61_000);
    await get('functions?region=us-east-1&span=week');
    expect(asked()).toBe(before + 1);
  });

  it('are those of regions that the link reaches, and of no other', async () => {
    const answer = await call(keys.viewer, 'GET', `/api/v1/links/${linkId}/functions?region=sa-east-1`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'region_not_offered' } });
  });
});

describe('the retention of the logs of an agent', () => {
  it('is set by an operator, shows at once, and stands in the audit log with what it was before', async () => {
    await get('functions?region=us-east-1');
    expect(await setRetention({})).toMatchObject({ status: 200, body: { name: logGroupName, retentionDays: 90 } });
    expect(await retention()).toBe(90);
    const { items } = await get<AgentMetrics>('functions?region=us-east-1');
    expect(items[0]?.logGroup?.retentionDays).toBe(90);
    const { body } = await call<{ items: AuditEntry[] }>(keys.viewer, 'GET', `/api/v1/audit?subject=link:${linkId}`);
    expect(body.items[0]).toMatchObject({
      action: 'link.log-retention-set',
      detail: `${logGroupName} in us-east-1: 30 to 90 days`,
    });
    expect(body.items[0]?.awsRequestIds.length).toBeGreaterThan(0);
  });

  it('is not set by a viewer, to a number that AWS does not know, nor for a log group that is not there', async () => {
    expect((await setRetention({}, keys.viewer)).status).toBe(403);
    expect((await setRetention({ retentionDays: 2 })).status).toBe(400);
    expect((await setRetention({ function: '../shop' })).status).toBe(400);
    expect(await setRetention({ function: 'notifications-handler' })).toMatchObject({
      status: 404,
      body: { code: 'log_group_not_found' },
    });
  });

  it('cannot be set for the customer’s own log groups, whatever the control plane believes the prefix to be', async () => {
    const theirs = '/aws/lambda/shop-agent-commander';
    await logs.send(new CreateLogGroupCommand({ logGroupName: theirs }));
    await deps.db.updateTable('links').set({ name_prefix: 'shop' }).where('id', '=', linkId).execute();
    expect(await setRetention({ retentionDays: 1 })).toMatchObject({ status: 502, body: { code: 'aws_refused' } });
    expect(await retention(theirs)).toBeUndefined();
    await deps.db.updateTable('links').set({ name_prefix: prefix }).where('id', '=', linkId).execute();
  });
});

describe('the checks of an agent', () => {
  const reconcile = () => deps.queue.send(deps.db, 'reconcile-link', { linkId }, { singletonKey: linkId });
  const health = async () => {
    const { items } = await get<{ items: HealthCheck[] }>('health');
    return Object.fromEntries(items.map((check) => [check.name, check]));
  };
  const becomes = (name: string, state: string) =>
    eventually(async () => {
      const check = (await health())[name];
      expect([name, check?.state, check?.since !== null]).toEqual([name, state, true]);
      return check;
    });

  it('say what the last look found, and since when it is so', async () => {
    const sqs = aws.client(SQSClient, 'customer-a');
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `${prefix}-provision-check-failures` }));
    await reconcile();
    const first = await becomes('role-opens', 'passing');
    await becomes('role-stays-shut', 'passing');
    await becomes('failures-answered', 'passing');
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a request that nobody answered' }));
    aws.clock.advance(60_000);
    await reconcile();
    const failing = await becomes('failures-answered', 'failing');
    expect(failing?.detail).toBe('1 requests that the agent could not answer wait in its failure queue.');
    expect(Date.parse(failing?.since ?? '')).toBeGreaterThan(Date.parse(first?.since ?? ''));
    expect((await health())['role-opens']?.since).toBe(first?.since);
  });

  it('turn when the account is silent for an hour', async () => {
    expect((await health())['seen-lately']?.state).toBe('passing');
    aws.clock.advance(61 * 60_000);
    expect((await health())['seen-lately']).toMatchObject({ state: 'failing', since: null });
  });
});

describe('drift of the agent stack', () => {
  it('is shown by resource and property, with what was expected and what is there', async () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
    await aws.client(IAMClient, 'customer-a').send(
      new PutRolePolicyCommand({
        RoleName: `${prefix}-access`,
        PolicyName: 'ByHand',
        PolicyDocument: JSON.stringify(policy),
      }),
    );
    expect((await get<AgentDrift>('drift')).items).toEqual([]);
    await deps.queue.send(deps.db, 'detect-drift', { linkId });
    await eventually(async () => {
      aws.clock.advance(11_000);
      const { checkedAt, items } = await get<AgentDrift>('drift');
      expect(checkedAt).not.toBeNull();
      expect(items).toEqual([expect.objectContaining({ logicalId: 'StackeryRole', state: 'modified' })]);
      expect(items[0]?.differences[0]).toMatchObject({ path: expect.stringContaining('/Policies') });
    });
  });
});

describe('a repair', () => {
  it('is the customer’s: the console with the installed template, the value to set, and the command', async () => {
    const repair = await get<Repair>('repair');
    expect(repair).toMatchObject({ parameter: 'Refresh', command: 'stackery aws repair --region us-east-1' });
    expect(repair.value).toMatch(/^[A-Za-z0-9:._-]{1,64}$/);
    expect(repair.consoleUrl).toMatch(/#\/stacks\/update\/template\?stackId=arn.*templateURL=https.*1\.5\.4/);
  });
});
