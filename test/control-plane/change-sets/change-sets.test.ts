import { ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import type { ChangeSetSummary, Proposal } from '../../../contract/change-set.ts';
import { changeSetsOf, queueTemplate } from '../../support/change-sets.ts';
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

const place = { workspace: () => ours, account: () => account, region };
const { customer, become, propose, reach, execute, look, reject } = changeSetsOf(controlPlane, aws, place);
const ready = (changes: Partial<Proposal>) => become('ready', changes);

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
      { path: '/Properties/QueueName', before: 'story-a', after: 'story-b', recreation: 'Always' },
    ]);
  });

  it('keeps the values that parameters have on the stack, whatever the template would make of them', async () => {
    const first = await ready({ stackName: 'kept', parameters: { Name: 'kept', Retention: '900' } });
    await execute(first);
    const { body } = await propose({ stackName: 'kept', template: queueTemplate(1200) });
    const same = await reach(body.id, 'empty');
    expect(same.problem).toMatchObject({ code: 'no_changes' });
    const { Summaries } = await customer.send(new ListChangeSetsCommand({ StackName: 'kept' }));
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
      .select(['parameters', 'secrets', 'template'])
      .where('id', '=', proposed.id)
      .executeTakeFirst();
    expect(row).toEqual({ parameters: { Secret: '****' }, secrets: null, template: null });
    await execute(proposed);
    const { QueueUrls } = await aws.client(SQSClient, 'customer-a', region).send(new ListQueuesCommand({}));
    expect(QueueUrls?.some((url) => url.endsWith('/q-hunter2'))).toBe(true);
  });
});

describe('the list of change sets', () => {
  it('comes newest first, in pages, without what is large, and of one link or state if asked', async () => {
    const list = (query: string) =>
      controlPlane.call<{ items: ChangeSetSummary[]; nextCursor?: string }>(
        ours.keys.viewer,
        'GET',
        `/api/v1/change-sets?${query}`,
      );
    const all = (await list('limit=200')).body.items;
    const paged: ChangeSetSummary[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await list(`limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      paged.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
    expect(all.map(({ createdAt }) => createdAt)).toEqual(
      all
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    );
    expect(all[0]).not.toHaveProperty('changes');
    expect((await list('state=empty')).body.items.every(({ state }) => state === 'empty')).toBe(true);
    expect((await list(`linkId=${randomUUID()}`)).body.items).toEqual([]);
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'state=none', 'linkId=1', 'cursor=~', 'limit=1&limit=2'])
      expect([query, (await list(query)).status]).toEqual([query, 400]);
  });
});

describe('rejecting a change set', () => {
  it('deletes it in the account, and says how to remove the empty stack that a new one leaves', async () => {
    const proposed = await ready({ stackName: 'unwanted', parameters: { Name: 'unwanted' } });
    const { status, body } = await reject(proposed.id);
    expect([status, body.state]).toEqual([200, 'rejected']);
    expect(body.cleanUpCommand).toBe(`aws cloudformation delete-stack --stack-name unwanted --region ${region}`);
    const { Summaries } = await customer.send(new ListChangeSetsCommand({ StackName: 'unwanted' }));
    expect(Summaries).toEqual([]);
    expect(await reject(proposed.id)).toMatchObject({ status: 409, body: { code: 'change_set_state_conflict' } });
  });

  it('can propose to the empty stack again', async () => {
    const proposed = await ready({ stackName: 'unwanted', parameters: { Name: 'wanted' } });
    expect(proposed.type).toBe('CREATE');
  });

  it('is refused once it has been executed, also when nobody has told us yet', async () => {
    const proposed = await ready({ stackName: 'executed', parameters: { Name: 'executed' } });
    await execute(proposed);
    expect(await reject(proposed.id)).toMatchObject({
      status: 409,
      body: { code: 'change_set_state_conflict' },
    });
    await reach(proposed.id, 'done');
  });
});
