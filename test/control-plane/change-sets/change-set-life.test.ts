import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../../contract/audit.ts';
import type { ChangeSet, Proposal } from '../../../contract/change-set.ts';
import type { StackEvent } from '../../../contract/stack-event.ts';
import { findLinkOfAnyWorkspace, updateLink } from '../../../control-plane/links/link-store.ts';
import { changeSetsOf, failingTemplate, queueTemplate } from '../../support/change-sets.ts';
import { eventually } from '../../support/eventually.ts';
import { holdCalls } from '../../support/hold-calls.ts';
import { linkAccount, type LinkedAccount } from '../../support/link-account.ts';
import { startTestControlPlane, type TestWorkspace } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const region = 'eu-west-1';
const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
const topicArn = `arn:aws:sns:${region}:222222222222:stackery-cloudformation-notifications`;
let ours: TestWorkspace;
let account: LinkedAccount;

beforeAll(async () => {
  ours = await controlPlane.workspace();
  account = await linkAccount(controlPlane, aws, {
    workspaceId: ours.id,
    regions: [{ region, state: 'ready', topicArn }],
  });
  const sns = aws.client(SNSClient, 'customer-a', region);
  for (const Name of [topicArn.split(':').at(-1), ...'12345'].filter((name) => name !== undefined))
    await sns.send(new CreateTopicCommand({ Name: Name.length === 1 ? `topic-${Name}` : Name }));
});

afterEach(() => aws.faults.clear());

const place = { workspace: () => ours, account: () => account, region };
const changeSets = changeSetsOf(controlPlane, aws, place);
const { customer, propose, become, reach, execute, begin, rests, look, reject } = changeSets;
const ready = (stackName: string, changes: Partial<Proposal> = {}) =>
  become('ready', { stackName, parameters: { Name: stackName }, ...changes });

const stackEvent = ({ stackId, stackName }: ChangeSet, resourceStatus: string, changes: Partial<StackEvent> = {}) => ({
  stackId: stackId ?? '',
  eventId: randomUUID(),
  stackName,
  logicalResourceId: stackName,
  physicalResourceId: stackId ?? '',
  resourceType: 'AWS::CloudFormation::Stack',
  resourceStatus,
  resourceStatusReason: '',
  clientRequestToken: '',
  timestamp: new Date(controlPlane.clock.now()).toISOString(),
  ...changes,
});

const relay = async (events: StackEvent[]) => {
  const token = await account.token('notifications-handler');
  expect((await controlPlane.call(token, 'POST', '/agent/v1/stack-events', { events })).status).toBe(202);
};

const changeSetsInAws = async (stackName: string): Promise<string[]> => {
  const { Summaries } = await customer.send(new ListChangeSetsCommand({ StackName: stackName }));
  return (Summaries ?? []).map(({ ChangeSetName }) => ChangeSetName ?? '');
};

describe('stack events', () => {
  it('move a change set to executing and to done, though they only say where to look', async () => {
    const proposed = await ready('evented');
    const { letGo } = holdCalls(aws, { service: 'sqs', operation: 'CreateQueue' });
    await begin(proposed);
    await relay([stackEvent(proposed, 'CREATE_IN_PROGRESS')]);
    await reach(proposed.id, 'executing');
    letGo();
    await rests('evented');
    await relay([stackEvent(proposed, 'CREATE_COMPLETE')]);
    await reach(proposed.id, 'done');
  });

  it('that claim what CloudFormation does not confirm move nothing', async () => {
    const proposed = await ready('claimed');
    await relay([stackEvent(proposed, 'CREATE_IN_PROGRESS'), stackEvent(proposed, 'CREATE_COMPLETE')]);
    await look(proposed.id);
    await new Promise((wake) => setTimeout(wake, 500));
    expect((await changeSets.show(proposed.id)).state).toBe('ready');
  });

  it('tell which resource made an execution fail', async () => {
    const proposed = await become('ready', { stackName: 'failing', template: failingTemplate });
    await begin(proposed);
    await rests('failing', /^ROLLBACK_COMPLETE$/);
    await relay([stackEvent(proposed, 'ROLLBACK_COMPLETE')]);
    const failed = await reach(proposed.id, 'failed');
    expect(failed.problem?.reason).toMatch(
      /^The execution failed and the stack is in ROLLBACK_COMPLETE\. Queue \(AWS::SQS::Queue\): .*alphanumeric/,
    );
    expect(failed.cleanUpCommand).toContain('aws cloudformation delete-stack --stack-name failing');
  });
});

describe('the control plane', () => {
  it('cannot execute what it has proposed: IAM refuses its role', async () => {
    const proposed = await ready('refused');
    const link = await findLinkOfAnyWorkspace(controlPlane.deps.db, account.linkId);
    const { Credentials } = await aws.client(STSClient, 'vendor', account.homeRegion).send(
      new AssumeRoleCommand({
        RoleArn: account.roleArn,
        RoleSessionName: 'attacker',
        ExternalId: link?.external_id ?? '',
      }),
    );
    const stolen = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const attempt = aws
      .client(CloudFormationClient, stolen, region)
      .send(new ExecuteChangeSetCommand({ StackName: proposed.stackId ?? '', ChangeSetName: proposed.name }));
    await expect(attempt).rejects.toMatchObject({ name: expect.stringMatching(/^AccessDenied/) });
    expect((await rests('refused', /REVIEW_IN_PROGRESS/))?.StackStatus).toBe('REVIEW_IN_PROGRESS');
  });

  it('adds its topic to those of a new stack', async () => {
    await execute(await ready('notified'));
    const { Stacks } = await customer.send(new DescribeStacksCommand({ StackName: 'notified' }));
    expect(Stacks?.[0]?.NotificationARNs).toEqual([topicArn]);
  });

  it('leaves five topics as they are, says so, and looks more often', async () => {
    const topics = [1, 2, 3, 4, 5].map((number) => `arn:aws:sns:${region}:222222222222:topic-${number}`);
    const Parameters = [{ ParameterKey: 'Name', ParameterValue: 'crowded' }];
    await customer.send(
      new CreateStackCommand({
        StackName: 'crowded',
        TemplateBody: queueTemplate(),
        Parameters,
        NotificationARNs: topics,
      }),
    );
    await rests('crowded');
    const proposed = await ready('crowded', { parameters: { Retention: '900' } });
    expect(proposed.review?.warnings.join()).toMatch(/notifies five topics already/);
    await begin(proposed);
    expect((await rests('crowded', /UPDATE_COMPLETE/))?.NotificationARNs).toEqual(topics);
    controlPlane.clock.advance(2 * 60_000);
    await controlPlane.deps.queue.send(controlPlane.deps.db, 'look-at-change-sets', {});
    await reach(proposed.id, 'done');
  });

  it('makes one change set though the answer of CloudFormation got lost', async () => {
    aws.faults.add({ kind: 'lost-answer', service: 'cloudformation', operation: 'CreateChangeSet', count: 1 });
    const proposed = await ready('lost');
    expect(await changeSetsInAws('lost')).toEqual([proposed.name]);
  });

  it('writes who did what, with the request ids of AWS', async () => {
    const proposed = await ready('audited');
    await reject(proposed.id);
    const { body } = await controlPlane.call<{ items: AuditEntry[] }>(
      ours.keys.owner,
      'GET',
      '/api/v1/audit?limit=200',
    );
    const entries = body.items.filter(({ subject }) => subject === `change-set:${proposed.id}`).reverse();
    expect(entries.map(({ action, who }) => [action, who])).toEqual([
      ['change-set.proposed', 'api-key:operator'],
      ['change-set.ready', 'control-plane'],
      ['change-set.rejected', 'api-key:operator'],
    ]);
    for (const { awsRequestIds } of entries) expect(awsRequestIds.length).toBeGreaterThan(0);
  });
});

describe('a template that is not the proposed one', () => {
  const overwrite = (template: string, body: string) =>
    aws.client(S3Client, 'customer-a', account.homeRegion).send(
      new PutObjectCommand({
        Bucket: account.assetsBucket,
        Key: `templates/${createHash('sha256').update(template).digest('hex')}`,
        Body: body,
      }),
    );

  it('is noticed when it stood in the bucket before', async () => {
    const template = queueTemplate(1111);
    await overwrite(template, queueTemplate(2222));
    const failed = await become('failed', { stackName: 'tampered', template, parameters: { Name: 'tampered' } });
    expect(failed.problem).toMatchObject({ code: 'template_altered' });
  });

  it('is noticed when it took its place just before CloudFormation read it', async () => {
    const template = queueTemplate(3333);
    const { underWay, letGo } = holdCalls(aws, { service: 'cloudformation', operation: 'GetTemplateSummary' });
    const { body } = await propose({ stackName: 'raced', template, parameters: { Name: 'raced' } });
    await underWay;
    await overwrite(template, queueTemplate(4444));
    letGo();
    const failed = await reach(body.id, 'failed');
    expect(failed.problem).toMatchObject({ code: 'template_altered' });
    expect(await changeSetsInAws('raced')).toEqual([]);
  });
});

describe('a change set that nobody executes', () => {
  it('is rejected once, though two try at once', async () => {
    const proposed = await ready('twice');
    const answers = await Promise.all([reject(proposed.id), reject(proposed.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is stale when its empty stack is deleted', async () => {
    const proposed = await ready('deleted');
    await customer.send(new DeleteStackCommand({ StackName: 'deleted' }));
    await look(proposed.id);
    await reach(proposed.id, 'stale');
  });

  it('expires after 30 days, and is gone from the account', async () => {
    const proposed = await ready('old');
    controlPlane.clock.advance(30 * 24 * 60 * 60_000 - 60 * 60_000);
    await look(proposed.id);
    await new Promise((wake) => setTimeout(wake, 500));
    expect((await changeSets.show(proposed.id)).state).toBe('ready');
    controlPlane.clock.advance(2 * 60 * 60_000);
    await controlPlane.deps.queue.send(controlPlane.deps.db, 'look-at-change-sets', {});
    await reach(proposed.id, 'expired');
    expect(await changeSetsInAws('old')).toEqual([]);
  });

  it('waits while the account lets nobody in, and is found again as it is', async () => {
    const proposed = await ready('locked-out');
    const denied = { code: 'AccessDenied', message: 'not authorized', status: 403 };
    const { db, clock } = controlPlane.deps;
    await updateLink(db, account.linkId, { next_reconcile_at: new Date('2100-01-01') });
    const letIn = aws.faults.add({ kind: 'error', service: 'sts', operation: 'AssumeRole', ...denied });
    // the sessions that still stand end first
    controlPlane.clock.advance(60 * 60_000);
    await look(proposed.id);
    await eventually(async () => {
      const link = await findLinkOfAnyWorkspace(db, account.linkId);
      expect(link?.next_reconcile_at?.getTime()).toBeLessThanOrEqual(clock.now());
    });
    expect((await changeSets.show(proposed.id)).state).toBe('ready');
    letIn();
    await execute(proposed);
    await look(proposed.id);
    await reach(proposed.id, 'done');
  });

  it('is stale when the account is unlinked', async () => {
    const proposed = await ready('left');
    await controlPlane.deps.db
      .updateTable('links')
      .set({ state: 'unlinked' })
      .where('id', '=', account.linkId)
      .execute();
    await look(proposed.id);
    expect((await reach(proposed.id, 'stale')).problem?.reason).toMatch(/has been unlinked/);
    expect((await propose({ parameters: { Name: 'x' } })).body).toMatchObject({ code: 'link_state_conflict' });
  });
});
