import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { StackSummary } from '../../../contract/link.ts';
import { linkAccount, type LinkedAccount } from '../../support/link-account.ts';
import { startTestControlPlane, type TestWorkspace } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
let ours: TestWorkspace;
let account: LinkedAccount;

beforeAll(async () => {
  ours = await controlPlane.workspace();
  account = await linkAccount(controlPlane, aws, {
    workspaceId: ours.id,
    regions: [
      { region: 'eu-west-1', state: 'ready' },
      { region: 'us-west-2', state: 'failed' },
      { region: 'eu-south-1', state: 'not-enabled' },
    ],
  });
  const template = 'Resources: { Queue: { Type: AWS::SQS::Queue } }';
  for (const [region, name] of [
    ['eu-west-1', 'shop'],
    ['us-west-2', 'blog'],
  ] as const)
    await aws
      .client(CloudFormationClient, 'customer-a', region)
      .send(new CreateStackCommand({ StackName: name, TemplateBody: template }));
});

afterEach(() => aws.faults.clear());

type Answer = { items: StackSummary[]; unreadable: { region: string }[]; nextCursor?: string; code?: string };
const list = (query = '') =>
  controlPlane.call<Answer>(ours.keys.viewer, 'GET', `/api/v1/links/${account.linkId}/stacks${query}`);
const places = ({ body }: { body: Answer }) =>
  body.items.map(({ region, stackName }) => `${region}/${stackName}`).sort();

describe('the stacks of an account', () => {
  it('are those of every region that the link reaches, as they are now', async () => {
    const agentStack = account.stackId.split('/')[1] ?? '';
    const answer = await list();
    expect(answer.status).toBe(200);
    expect(places(answer)).toEqual([`eu-west-1/shop`, `us-east-1/${agentStack}`, 'us-west-2/blog']);
    expect(answer.body.items[0]).toMatchObject({ stackId: expect.stringMatching(/^arn:/), status: expect.any(String) });
    expect(answer.body.unreadable).toEqual([]);
  });

  it('can be asked of one region, and not of one that the link does not reach', async () => {
    expect(places(await list('?region=us-west-2'))).toEqual(['us-west-2/blog']);
    for (const region of ['eu-south-1', 'ap-south-1', 'nowhere'])
      expect(await list(`?region=${region}`)).toMatchObject({ status: 400, body: { code: 'region_not_offered' } });
  });

  it('show without a region that cannot be read, which is named', async () => {
    const denied = { code: 'AccessDenied', message: 'denied by an SCP', status: 403 };
    aws.faults.add({ kind: 'error', operation: 'ListStacks', region: 'us-west-2', ...denied });
    const answer = await list();
    expect(places(answer)).toContain('eu-west-1/shop');
    expect(answer.body.unreadable.map(({ region }) => region)).toEqual(['us-west-2']);
    expect(await list('?region=us-west-2')).toMatchObject({ status: 502, body: { code: 'aws_refused' } });
  });

  it('come in pages while a region has more, and only by a cursor that this list gave', async () => {
    const cloudFormation = aws.client(CloudFormationClient, 'customer-a', 'eu-west-1');
    const names = Array.from({ length: 110 }, (_, index) => `many-${index}`);
    for (const name of names)
      await cloudFormation.send(
        new CreateStackCommand({ StackName: name, TemplateBody: 'Resources: { Queue: { Type: AWS::SQS::Queue } }' }),
      );
    const first = await list();
    const second = await list(`?cursor=${first.body.nextCursor ?? ''}`);
    expect(new Set([...places(first), ...places(second)]).size).toBe(113);
    expect(second.body.nextCursor).toBeUndefined();
    const forged = Buffer.from(JSON.stringify({ 'ap-south-1': '' })).toString('base64url');
    for (const cursor of [forged, 'x', Buffer.from('null').toString('base64url')])
      expect(await list(`?cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});
