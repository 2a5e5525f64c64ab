import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ChangeSet, Proposal } from '../../../contract/change-set.ts';
import { changeSetsOf, failingTemplate, queueTemplate } from '../../support/change-sets.ts';
import { holdCalls } from '../../support/hold-calls.ts';
import { linkAccount, type LinkedAccount } from '../../support/link-account.ts';
import { startTestControlPlane, type TestWorkspace } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const region = 'eu-west-1';
const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
let ours: TestWorkspace;
let theirs: TestWorkspace;
let account: LinkedAccount;

beforeAll(async () => {
  ours = await controlPlane.workspace();
  theirs = await controlPlane.workspace();
  account = await linkAccount(controlPlane, aws, {
    workspaceId: ours.id,
    stackNamePattern: 's*',
    regions: [
      { region, state: 'ready' },
      { region: 'eu-south-1', state: 'not-enabled' },
    ],
  });
});

const place = { workspace: () => ours, account: () => account, region };
const { customer, propose, become, execute, rests, begin } = changeSetsOf(controlPlane, aws, place);

const role = (properties = '') => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: lambda.amazonaws.com } }] }
      ${properties}
`;

const parameters = { Name: 'some-name' };

describe('a proposal that cannot work', () => {
  const cases: [string, Partial<Proposal> & Record<string, unknown>, number, string, RegExp][] = [
    ['does not parse', { template: 'Resources: [' }, 400, 'template_invalid', /line 1, column \d+/],
    ['is no template', { template: 'hello' }, 400, 'template_invalid', /not an object/],
    [
      'is over a megabyte',
      { template: `${queueTemplate()}#${'x'.repeat(1_050_000)}` },
      400,
      'template_too_large',
      /1048576 at most/,
    ],
    ['needs a capability', { template: role() }, 400, 'capabilities_required', /needs CAPABILITY_IAM because of Role/],
    [
      'needs the wider capability',
      { template: role('RoleName: named'), capabilities: ['CAPABILITY_IAM'] },
      400,
      'capabilities_required',
      /needs CAPABILITY_NAMED_IAM/,
    ],
    ['lacks a parameter', {}, 400, 'parameter_missing', /needs a value for Name/],
    [
      'gives a parameter that is not there',
      { parameters: { ...parameters, Nmae: 'x' } },
      400,
      'invalid_request',
      /no parameter Nmae/,
    ],
    [
      'brings a macro',
      { template: `Transform: Mine\n${queueTemplate()}`, parameters },
      400,
      'template_invalid',
      /uses Mine; a macro runs code/,
    ],
    [
      'names a stack that may not be proposed to',
      { stackName: 'database', parameters },
      403,
      'stack_name_refused',
      /named s\* only/,
    ],
    [
      'names a region without an agent',
      { region: 'ap-south-1', parameters },
      400,
      'region_not_offered',
      /does not reach into ap-south-1/,
    ],
    [
      'names a region that is not enabled',
      { region: 'eu-south-1', parameters },
      400,
      'region_not_offered',
      /eu-south-1/,
    ],
    ['names a region that is none', { region: '../../etc', parameters }, 400, 'region_not_offered', /etc/],
    ['names a link that is not there', { linkId: randomUUID(), parameters }, 404, 'link_not_found', /no link/],
    ['holds a NUL', { description: 'a\u0000', parameters }, 400, 'invalid_request', /NUL/],
    ['names no link', { linkId: 'x' }, 400, 'invalid_request', /linkId/],
    ['has a field that is not known', { roleArn: 'arn:aws:iam::1:role/admin' }, 400, 'invalid_request', /roleArn/],
  ];

  it.each(cases)('%s', async (_title, changes, status, code, message) => {
    const answer = await propose(changes);
    expect(answer).toMatchObject({ status, body: { code, message: expect.stringMatching(message) } });
    expect(answer.body.hint).not.toBe('');
  });

  it('to the agent stack itself is refused', async () => {
    const own = account.stackId.split('/')[1] ?? '';
    const answer = await propose({ region: account.homeRegion, stackName: own, parameters });
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'stack_name_refused', hint: expect.stringContaining('update-role') },
    });
  });

  it('leaves nothing behind', async () => {
    const { body } = await controlPlane.call<{ items: unknown[] }>(ours.keys.viewer, 'GET', '/api/v1/change-sets');
    expect(body.items).toEqual([]);
  });
});

describe('a stack that cannot take a change set', () => {
  it('because its creation was rolled back: the answer has the command that clears the way', async () => {
    await customer.send(new CreateStackCommand({ StackName: 's-rolled-back', TemplateBody: failingTemplate }));
    await rests('s-rolled-back', /^ROLLBACK_COMPLETE$/);
    const answer = await propose({ stackName: 's-rolled-back', parameters });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'stack_rolled_back',
        message: `Stack s-rolled-back in ${region} is in ROLLBACK_COMPLETE and can only be deleted.`,
        hint: expect.stringContaining(`aws cloudformation delete-stack --stack-name s-rolled-back --region ${region}`),
      },
    });
  });

  it('because it is busy: the answer says to wait', async () => {
    const proposed = await become('ready', { stackName: 's-busy', parameters: { Name: 's-busy' } });
    const { letGo } = holdCalls(aws, { service: 'sqs', operation: 'CreateQueue' });
    await begin(proposed);
    const answer = await propose({ stackName: 's-busy', parameters });
    letGo();
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'stack_busy', hint: 'Propose again once it rests.' },
    });
    await rests('s-busy');
  });
});

describe('what only CloudFormation can know', () => {
  it('fails the change set with its words', async () => {
    const template = 'Resources: { Thing: { Type: AWS::No::Such } }';
    const failed = await become('failed', { stackName: 's-unknown', template });
    expect(failed.problem).toMatchObject({ code: expect.stringMatching(/template_invalid|aws_refused/) });
    expect(failed.problem?.reason).toMatch(/AWS::No::Such/);
    expect(failed.cleanUpCommand).toBeNull();
  });

  it('says that there are no changes, and leaves no change set behind', async () => {
    const same = { stackName: 's-same', parameters: { Name: 's-same' } };
    await execute(await become('ready', same));
    const empty = await become('empty', same);
    expect(empty.problem).toMatchObject({ code: 'no_changes' });
    expect(empty.settledAt).not.toBeNull();
  });
});

describe('strangers', () => {
  it('see nothing of the change sets of another workspace, and can do nothing to them', async () => {
    const { id } = await become('ready', { stackName: 's-ours', parameters: { Name: 's-ours' } });
    const as = theirs.keys.owner;
    const path = `/api/v1/change-sets/${id}`;
    expect((await controlPlane.call<{ items: unknown[] }>(as, 'GET', '/api/v1/change-sets')).body.items).toEqual([]);
    expect(await controlPlane.call(as, 'GET', path)).toMatchObject({
      status: 404,
      body: { code: 'change_set_not_found' },
    });
    expect(await controlPlane.call(as, 'POST', `${path}/reject`)).toMatchObject({ status: 404 });
    const proposal = { linkId: account.linkId, region, stackName: 's-theirs', template: queueTemplate(), parameters };
    expect(await controlPlane.call(as, 'POST', '/api/v1/change-sets', proposal)).toMatchObject({
      status: 404,
      body: { code: 'link_not_found' },
    });
    expect((await controlPlane.call(as, 'GET', `/api/v1/links/${account.linkId}/stacks`)).status).toBe(404);
  });

  it('without a key, or with the key of somebody who may only look, change nothing', async () => {
    const { body } = await propose({ stackName: 's-kept', parameters: { Name: 's-kept' } });
    for (const path of ['/api/v1/change-sets', `/api/v1/change-sets/${body.id}/reject`]) {
      expect((await controlPlane.call(undefined, 'POST', path, {})).status).toBe(401);
      expect((await controlPlane.call(ours.keys.viewer, 'POST', path, {})).status).toBe(403);
      expect((await controlPlane.call(await account.token('agent-commander'), 'POST', path, {})).status).toBe(401);
    }
  });

  it('are not told apart from those who ask for what never was', async () => {
    const { body: absent } = await controlPlane.call<ChangeSet>(
      ours.keys.viewer,
      'GET',
      `/api/v1/change-sets/${randomUUID()}`,
    );
    expect(absent).toMatchObject({ code: 'change_set_not_found' });
    expect((await controlPlane.call(ours.keys.viewer, 'GET', '/api/v1/change-sets/1;drop')).status).toBe(400);
  });
});
