import { afterEach, describe, expect, it } from '@jest/globals';
import { CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CreateQueueCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { holdCalls } from '../../support/hold-calls.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
afterEach(() => aws.faults.clear());

const whoAmI = (who = 'vendor') => aws.client(STSClient, who).send(new GetCallerIdentityCommand({}));

describe('a fault', () => {
  it('hits as many calls as it was told, then no more', async () => {
    aws.faults.add({ kind: 'error', service: 'sts', count: 2, code: 'Throttling', message: 'Rate exceeded' });
    await expect(whoAmI()).rejects.toMatchObject({ name: 'Throttling', message: 'Rate exceeded' });
    await expect(whoAmI()).rejects.toMatchObject({ name: 'Throttling' });
    await expect(whoAmI()).resolves.toHaveProperty('Account', '111111111111');
  });

  it('hits only its operation, account and region', async () => {
    const fault = { kind: 'error', code: 'InternalFailure', message: 'no', status: 500 } as const;
    aws.faults.add({ ...fault, service: 'sqs', operation: 'ListQueues', account: '111111111111', region: 'eu-west-1' });
    const list = (who: string, region: string) => aws.client(SQSClient, who, region).send(new ListQueuesCommand({}));
    await expect(list('vendor', 'eu-west-1')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await expect(list('vendor', 'us-east-1')).resolves.toBeDefined();
    await expect(list('customer-a', 'eu-west-1')).resolves.toBeDefined();
    await expect(whoAmI()).resolves.toBeDefined();
  });

  it('is taken away by what adding it gave', async () => {
    const remove = aws.faults.add({ kind: 'error', code: 'Throttling', message: 'no' });
    await expect(whoAmI()).rejects.toBeDefined();
    remove();
    await expect(whoAmI()).resolves.toBeDefined();
  });

  it('may lose the answer after the work is done', async () => {
    const iam = aws.client(IAMClient, 'customer-a');
    const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust });
    aws.faults.add({ kind: 'lost-answer', operation: 'CreateRole', count: 1 });
    const create = iam.send(new CreateRoleCommand({ RoleName: 'made', AssumeRolePolicyDocument }));
    await expect(create).rejects.toMatchObject({ message: expect.stringMatching(/socket hang up|ECONNRESET/) });
    await expect(iam.send(new GetRoleCommand({ RoleName: 'made' }))).resolves.toHaveProperty('Role.RoleName', 'made');
  });

  it('may be something else that happens between the work and its answer', async () => {
    const seen: string[] = [];
    aws.faults.add({ kind: 'meanwhile', service: 'sts', count: 1, run: ({ operation }) => void seen.push(operation) });
    await whoAmI();
    await whoAmI();
    expect(seen).toEqual(['GetCallerIdentity']);
  });

  it('may hold a call before it does anything, until it is let go', async () => {
    const sqs = aws.client(SQSClient, 'customer-a');
    const { underWay, letGo } = holdCalls(aws, { service: 'sqs', operation: 'CreateQueue' });
    const made = sqs.send(new CreateQueueCommand({ QueueName: 'held' }));
    await underWay;
    expect((await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'held' }))).QueueUrls ?? []).toEqual([]);
    letGo();
    expect((await made).QueueUrl).toMatch(/held$/);
  });

  it('may be latency, the same for the same seed', async () => {
    aws.faults.add({ kind: 'latency', service: 'sts', ms: 60, jitterMs: 20, seed: 7 });
    const start = performance.now();
    await whoAmI();
    expect(performance.now() - start).toBeGreaterThanOrEqual(59);
  });
});

describe('the call log', () => {
  it('holds each call with who made it and what IAM decided', async () => {
    aws.calls.clear();
    await whoAmI('customer-a');
    await aws.client(SQSClient, 'customer-a', 'eu-west-1').send(new ListQueuesCommand({}));
    const missing = new GetRoleCommand({ RoleName: 'nobody' });
    await aws
      .client(IAMClient, 'customer-a')
      .send(missing)
      .catch(() => undefined);
    const principal = 'arn:aws:iam::222222222222:user/admin';
    const statement = 'arn:aws:iam::aws:policy/AdministratorAccess#0';
    expect(aws.calls.list()).toMatchObject([
      { service: 'sts', operation: 'GetCallerIdentity', principal, decision: 'none' },
      { service: 'sqs', operation: 'ListQueues', region: 'eu-west-1', decision: 'allowed', statement },
      { service: 'iam', operation: 'GetRole', decision: 'allowed', errorCode: 'NoSuchEntity' },
    ]);
    expect(aws.calls.list({ service: 'sqs' })).toHaveLength(1);
  });
});
