import {
  CloudFormationClient,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { ChangeSet, ChangeSetState, Proposal } from '../../../contract/change-set.ts';
import { eventually } from '../../support/eventually.ts';
import { linkAccount, type LinkedAccount } from '../../support/link-account.ts';
import { startTestControlPlane, type TestWorkspace } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const region = 'eu-west-1';
const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
let ours: TestWorkspace;
let account: LinkedAccount;

beforeAll(async () => {
  ours = await controlPlane.workspace();
  account = await linkAccount(controlPlane, aws, {
    workspaceId: ours.id,
    regions: [{ region, state: 'ready' }],
  });
});

const customer = () => aws.client(CloudFormationClient, 'customer-a', region);

const queueTemplate = (retention: number, name = '!Ref Name') => `
Parameters:
  Name: { Type: String }
  Retention: { Type: Number, Default: ${retention} }
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: ${name}, MessageRetentionPeriod: !Ref Retention }
`;

const propose = async (changes: Partial<Proposal>) => {
  const proposal = { linkId: account.linkId, region, stackName: 'shop', template: queueTemplate(600), ...changes };
  return controlPlane.call<ChangeSet>(ours.keys.operator, 'POST', '/api/v1/change-sets', proposal);
};

const show = async (id: string): Promise<ChangeSet> =>
  (await controlPlane.call<ChangeSet>(ours.keys.viewer, 'GET', `/api/v1/change-sets/${id}`)).body;

const reach = (id: string, state: ChangeSetState): Promise<ChangeSet> =>
  eventually(async () => {
    const changeSet = await show(id);
    expect([changeSet.state, changeSet.problem]).toEqual([state, changeSet.problem]);
    return changeSet;
  });

const ready = async (changes: Partial<Proposal>): Promise<ChangeSet> => {
  const { status, body } = await propose(changes);
  expect([status, body]).toEqual([201, expect.objectContaining({ state: 'creating' })]);
  return reach(body.id, 'ready');
};

const execute = async ({ stackId, name, stackName }: ChangeSet): Promise<void> => {
  await customer().send(new ExecuteChangeSetCommand({ StackName: stackId ?? '', ChangeSetName: name }));
  await eventually(async () => {
    const { Stacks } = await customer().send(new DescribeStacksCommand({ StackName: stackName }));
    expect(Stacks?.[0]?.StackStatus).toMatch(/^(CREATE|UPDATE)_COMPLETE$/);
  });
};

const look = (id: string) =>
  controlPlane.deps.queue.send(controlPlane.deps.db, 'look-at-change-set', { changeSetId: id });

describe('a proposed change set', () => {
  it('is created in the account, reviewed, executed by the customer and then done', async () => {
    const template = queueTemplate(600);
    const proposed = await ready({ stackName: 'story', template, parameters: { Name: 'story-a' } });
    const hash = createHash('sha256').update(template).digest('hex');
    expect(proposed).toMatchObject({
      type: 'CREATE',
      accountId: account.accountId,
      name: `stackery-${proposed.id}`,
      problem: null,
      templateHash: hash,
      templateUrl: `https://${account.assetsBucket}.s3.us-east-1.amazonaws.com/templates/${hash}`,
      parameters: { Name: 'story-a' },
      executeCommand: `stackery change-sets execute ${proposed.id}`,
      cleanUpCommand: null,
      createdBy: 'api-key:operator',
    });
    expect(proposed.changes).toMatchObject([{ action: 'Add', logicalId: 'Queue', resourceType: 'AWS::SQS::Queue' }]);
    expect(proposed.review).toMatchObject({ replacements: [], deletions: [], executesAs: { kind: 'executor' } });
    const url = new URL(proposed.consoleUrl ?? '');
    expect(url.host).toBe(`${region}.console.aws.amazon.com`);
    expect(url.hash).toBe(
      `#/stacks/changesets/changes?stackId=${encodeURIComponent(proposed.stackId ?? '')}&changeSetId=${encodeURIComponent(proposed.arn ?? '')}`,
    );
    const s3 = aws.client(S3Client, 'customer-a');
    const stored = await s3.send(new GetObjectCommand({ Bucket: account.assetsBucket, Key: `templates/${hash}` }));
    expect(await stored.Body?.transformToString()).toBe(template);

    await execute(proposed);
    await look(proposed.id);
    const done = await reach(proposed.id, 'done');
    expect(done.settledAt).not.toBeNull();

    const update = await ready({ stackName: 'story', template: queueTemplate(600), parameters: { Name: 'story-b' } });
    expect(update.type).toBe('UPDATE');
    expect(update.review?.replacements.map(({ logicalId }) => logicalId)).toEqual(['Queue']);
    expect(update.changes[0]?.properties).toEqual([
      expect.objectContaining({ before: 'story-a', after: 'story-b', recreation: 'Always' }),
    ]);
  });

  it('keeps the values that parameters have on the stack, whatever the template would make of them', async () => {
    const first = await ready({ stackName: 'kept', parameters: { Name: 'kept', Retention: '900' } });
    await execute(first);
    const { body } = await propose({ stackName: 'kept', template: queueTemplate(1200) });
    const same = await reach(body.id, 'empty');
    expect(same.problem).toMatchObject({ code: 'no_changes' });
    const { Summaries } = await customer().send(new ListChangeSetsCommand({ StackName: 'kept' }));
    expect(Summaries?.filter(({ ChangeSetName }) => ChangeSetName === same.name)).toEqual([]);
  });

  it('becomes stale when another one of the stack is executed', async () => {
    const first = await ready({ stackName: 'two', parameters: { Name: 'two' } });
    await execute(first);
    const [left, right] = [
      await ready({ stackName: 'two', parameters: { Retention: '700' } }),
      await ready({ stackName: 'two', parameters: { Retention: '800' } }),
    ];
    await execute(right);
    await look(left.id);
    await look(right.id);
    expect((await reach(left.id, 'stale')).problem?.hint).toBe('Propose again, from the stack as it is now.');
    await reach(right.id, 'done');
  });

  it('takes templates that are too long for a request to CloudFormation', async () => {
    const template = `${queueTemplate(600)}\n# ${'x'.repeat(60_000)}`;
    const proposed = await ready({ stackName: 'long', template, parameters: { Name: 'long' } });
    expect(proposed.state).toBe('ready');
  });

  it('never shows, nor keeps, the value of a NoEcho parameter', async () => {
    const template = `
Parameters: { Secret: { Type: String, NoEcho: true } }
Resources: { Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub 'q-\${Secret}' } } }
`;
    const { body } = await propose({ stackName: 'secret', template, parameters: { Secret: 'hunter2' } });
    expect(JSON.stringify(body)).not.toContain('hunter2');
    const proposed = await reach(body.id, 'ready');
    expect(proposed.parameters).toEqual({ Secret: '****' });
    const row = await controlPlane.deps.db
      .selectFrom('change_sets')
      .select(['parameters', 'template'])
      .where('id', '=', proposed.id)
      .executeTakeFirst();
    expect(row).toEqual({ parameters: { Secret: '****' }, template: null });
  });
});

describe('rejecting a change set', () => {
  it('deletes it in the account, and says how to remove the empty stack that a new one leaves', async () => {
    const proposed = await ready({ stackName: 'unwanted', parameters: { Name: 'unwanted' } });
    const path = `/api/v1/change-sets/${proposed.id}/reject`;
    const { status, body } = await controlPlane.call<ChangeSet>(ours.keys.operator, 'POST', path);
    expect([status, body.state]).toEqual([200, 'rejected']);
    expect(body.cleanUpCommand).toBe(`aws cloudformation delete-stack --stack-name unwanted --region ${region}`);
    const { Summaries } = await customer().send(new ListChangeSetsCommand({ StackName: 'unwanted' }));
    expect(Summaries).toEqual([]);
    const again = await controlPlane.call(ours.keys.operator, 'POST', path);
    expect(again).toMatchObject({ status: 409, body: { code: 'change_set_state_conflict' } });
  });

  it('can propose to the empty stack again', async () => {
    const proposed = await ready({ stackName: 'unwanted', parameters: { Name: 'wanted' } });
    expect(proposed.type).toBe('CREATE');
  });

  it('is refused once it has been executed, also when nobody has told us yet', async () => {
    const proposed = await ready({ stackName: 'executed', parameters: { Name: 'executed' } });
    await execute(proposed);
    const path = `/api/v1/change-sets/${proposed.id}/reject`;
    expect(await controlPlane.call(ours.keys.operator, 'POST', path)).toMatchObject({
      status: 409,
      body: { code: 'change_set_state_conflict' },
    });
    await reach(proposed.id, 'done');
  });
});
