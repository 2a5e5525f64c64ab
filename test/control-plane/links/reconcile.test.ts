import { AccountClient, EnableRegionCommand } from '@aws-sdk/client-account';
import { CloudFormationClient, DeleteStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from '@jest/globals';
import type { Link, LinkUpdate } from '../../../contract/link.ts';
import { tokenOf } from '../../support/agent-session.ts';
import { eventually } from '../../support/eventually.ts';
import { agentTemplate, installTestAgent, type InstallOptions } from '../../support/install-test-agent.ts';
import { publishTestRelease } from '../../support/publish-test-release.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const { deps } = controlPlane;
const { keys } = await controlPlane.workspace();
const cloudFormation = aws.client(CloudFormationClient, 'customer-a');

const show = async (id: string) => (await controlPlane.call<Link>(keys.viewer, 'GET', `/api/v1/links/${id}`)).body;
const becomes = (id: string, wanted: Partial<Link>) =>
  eventually(async () => {
    const link = await show(id);
    expect(link).toMatchObject(wanted);
    return link;
  });

let stacks = 0;
const linkAccount = async (options: InstallOptions = {}) => {
  stacks += 1;
  const asked = { region: 'us-east-1', namePrefix: `agent${stacks}`, accountId: '222222222222' };
  const link = (await controlPlane.call<Link>(keys.owner, 'POST', '/api/v1/links', asked)).body;
  const agent = await installTestAgent(aws, link, { stackName: `agent-${stacks}`, ...options });
  const token = await tokenOf({ aws, controlPlane }, agent.commander, link.id);
  await controlPlane.call(token, 'PUT', '/agent/v1/registration', agent.registration());
  await becomes(link.id, { state: 'linked' });
  return { link, agent, stackName: `agent-${stacks}` };
};
const reconcile = (linkId: string) => deps.queue.send(deps.db, 'reconcile-link', { linkId }, { singletonKey: linkId });
const setTrust = (roleArn: string, externalId: string | undefined) =>
  aws.client(IAMClient, 'customer-a').send(
    new UpdateAssumeRolePolicyCommand({
      RoleName: roleArn.split('/').at(-1),
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: '111111111111' },
            Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
            ...(externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
          },
        ],
      }),
    }),
  );
const update = (stackName: string, parameters: Record<string, string>) =>
  cloudFormation.send(
    new UpdateStackCommand({
      StackName: stackName,
      TemplateBody: JSON.stringify(agentTemplate()),
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: ['Version', 'ExternalId', 'LinkId'].map((name) => ({
        ParameterKey: name,
        ...(name in parameters ? { ParameterValue: parameters[name] } : { UsePreviousValue: true }),
      })),
    }),
  );

describe('the reconcile', () => {
  it('sees the version of a stack that was updated, whatever message was lost', async () => {
    const { link, stackName } = await linkAccount();
    await publishTestRelease(aws, '1.5.5');
    await controlPlane.call(keys.viewer, 'GET', '/api/v1/releases');
    aws.clock.advance(6_000);
    await controlPlane.call(keys.viewer, 'GET', '/api/v1/releases');
    expect(await show(link.id)).toMatchObject({ version: '1.5.4', newestVersion: '1.5.5', outdated: true });
    await update(stackName, { Version: '1.5.5' });
    await reconcile(link.id);
    await becomes(link.id, { version: '1.5.5', outdated: false, state: 'linked' });
  });

  it('turns a link unreachable when its role is closed to us, and back when it is open again', async () => {
    const { link, agent } = await linkAccount();
    const { roleArn } = agent.registration();
    await setTrust(roleArn, 'somebody-elses');
    await reconcile(link.id);
    const { problem } = await becomes(link.id, { state: 'unreachable' });
    expect(problem).toEqual({ code: 'role_not_assumable', reason: expect.any(String), hint: expect.any(String) });
    await setTrust(roleArn, link.externalId);
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', problem: null });
  });

  it('reports a role that has come to trust without the external id', async () => {
    const { link, agent } = await linkAccount();
    await setTrust(agent.registration().roleArn, undefined);
    await reconcile(link.id);
    const code = 'external_id_not_enforced';
    await eventually(async () => {
      const { state, problem } = await show(link.id);
      expect([state, problem?.code]).toEqual(['linked', code]);
    });
  });

  it('turns a link unreachable when the Delete of its stack got lost; a person then ends it', async () => {
    const { link, stackName } = await linkAccount();
    await cloudFormation.send(new DeleteStackCommand({ StackName: stackName }));
    await eventually(async () => {
      await reconcile(link.id);
      expect((await show(link.id)).state).toBe('unreachable');
    });
    const ended = await controlPlane.call<Link>(keys.operator, 'DELETE', `/api/v1/links/${link.id}`);
    expect(ended.body.state).toBe('unlinked');
  });

  it('reports a region whose function is missing', async () => {
    const { link } = await linkAccount();
    await reconcile(link.id);
    await becomes(link.id, { regionsReady: 0, regionsWanted: 2 });
    const { body } = await controlPlane.call<{ items: unknown[] }>(
      keys.viewer,
      'GET',
      `/api/v1/links/${link.id}/regions`,
    );
    expect(body.items).toContainEqual({
      region: 'eu-west-1',
      state: 'failed',
      reason: expect.stringMatching(
        /^There is no function agent\d+-agent-commander\. Bring it up with `stackery aws repair --region us-east-1`\.$/,
      ),
    });
  });

  it('notices a region that was enabled since, and says how the agent gets there, unless others are named', async () => {
    const { link } = await linkAccount({ regions: '' });
    const seen = async ({ id } = link) => {
      await reconcile(id);
      await becomes(id, { regionsReady: 0 });
      const path = `/api/v1/links/${id}/regions`;
      const { body } = await controlPlane.call<{ items: { region: string }[] }>(keys.viewer, 'GET', path);
      return body.items.find(({ region }) => region === 'ap-east-1');
    };
    expect(await seen()).toBeUndefined();
    const { link: named } = await linkAccount();
    await aws.client(AccountClient, 'customer-a').send(new EnableRegionCommand({ RegionName: 'ap-east-1' }));
    await eventually(async () => {
      aws.clock.advance(60_000);
      expect(await seen()).toMatchObject({
        state: 'failed',
        reason: expect.stringMatching(/can use this region now.*`stackery aws repair --region us-east-1`/),
      });
    });
    expect(await seen(named)).toBeUndefined();
  });

  it('looks at every link that is due, and spreads them over time', async () => {
    const { link } = await linkAccount();
    aws.clock.advance(16 * 60_000);
    await deps.queue.send(deps.db, 'schedule-reconciles', {});
    await becomes(link.id, { regionsReady: 0 });
    const due = await deps.db.selectFrom('links').select('next_reconcile_at').where('state', '=', 'linked').execute();
    const later = due.map(({ next_reconcile_at }) => (next_reconcile_at?.getTime() ?? 0) - aws.clock.now());
    expect(Math.min(...later)).toBeGreaterThan(10 * 60_000);
    expect(new Set(later).size).toBe(later.length);
  });
});

describe('the rotation of the external id', () => {
  it('accepts both until the stack has the new one, then only that', async () => {
    const { link, stackName } = await linkAccount();
    const change = { rotateExternalId: true };
    const rotate = () => controlPlane.call<Link>(keys.owner, 'PATCH', `/api/v1/links/${link.id}`, change);
    const { body: rotating } = await rotate();
    expect(rotating.externalId).toBe(link.externalId);
    const next = rotating.nextExternalId ?? '';
    expect(next).toMatch(/^[0-9a-f-]{36}$/);
    expect((await rotate()).body.nextExternalId).toBe(next);
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', regionsReady: 0 });
    await update(stackName, { ExternalId: next });
    // the old one is refused already; whoever needs the role gets in with the new one
    const installed = () => controlPlane.call(keys.viewer, 'GET', `/api/v1/links/${link.id}/stacks?region=us-east-1`);
    expect(await installed()).toMatchObject({ status: 200 });
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', externalId: next, nextExternalId: null, problem: null });
    const { body } = await controlPlane.call<{ items: { action: string }[] }>(keys.viewer, 'GET', '/api/v1/audit');
    expect(body.items.map(({ action }) => action)).toContain('link.external-id-rotated');
  });
});

describe('what an update would change', () => {
  it('is shown by resource and by permission, with the ways to start it', async () => {
    const { link, agent } = await linkAccount({ version: '1.5.0' });
    const offered = agentTemplate();
    const { CloudFormationNotificationsTopic: _gone, ...kept } = offered.Resources;
    const queue = { Type: 'AWS::SQS::Queue', Properties: {} };
    await publishTestRelease(aws, '1.6.0', JSON.stringify({ ...offered, Resources: { ...kept, NewQueue: queue } }));
    aws.clock.advance(6_000);
    const { status, body } = await controlPlane.call<LinkUpdate>(keys.viewer, 'GET', `/api/v1/links/${link.id}/update`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ installedVersion: '1.5.0', newestVersion: '1.6.0', outdated: true });
    expect(body.consoleUrl).toBe(
      'https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/update/template' +
        `?stackId=${encodeURIComponent(agent.stackId)}&templateURL=` +
        'https%3A%2F%2Fstackery-releases-us-east-1.s3.us-east-1.amazonaws.com%2F1.6.0%2Ftemplate.yaml',
    );
    expect(body.command).toContain('stackery aws update-role');
    expect(body.resourceChanges).toEqual([
      { action: 'Remove', logicalId: 'CloudFormationNotificationsTopic', resourceType: 'AWS::SNS::Topic' },
      { action: 'Add', logicalId: 'NewQueue', resourceType: 'AWS::SQS::Queue' },
    ]);
  });
});
