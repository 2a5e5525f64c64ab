import { AccountClient, EnableRegionCommand } from '@aws-sdk/client-account';
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { Link, LinkUpdate } from '../../../contract/link.ts';
import { eventually } from '../../support/eventually.ts';
import { agentTemplate } from '../../support/install-test-agent.ts';
import { linkTestAgents } from '../../support/link-test-agents.ts';
import { publishTestRelease } from '../../support/publish-test-release.ts';

const { aws, controlPlane, keys, cloudFormation, show, becomes, linkAccount, reconcile, setTrust, update } =
  await linkTestAgents();
const { deps } = controlPlane;

/** Functions stand in for the commander's copies; what they are is known by the hash of their code alone. */
const bringCommander = (prefix: string, region: string, source: string) =>
  aws.client(LambdaClient, 'customer-a', region).send(
    new CreateFunctionCommand({
      FunctionName: `${prefix}-agent-commander`,
      Role: 'arn:aws:iam::222222222222:role/commander-copies',
      Runtime: 'nodejs24.x',
      Handler: 'commander.handler',
      Code: { ZipFile: zipSync({ 'commander.js': strToU8(source) }, { mtime: new Date('2026-01-01') }) },
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

  it('compares the code of each region with that of the release', async () => {
    const { link } = await linkAccount();
    await aws.client(IAMClient, 'customer-a').send(
      new CreateRoleCommand({
        RoleName: 'commander-copies',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        }),
      }),
    );
    const { CodeSha256 = '' } = await bringCommander(link.namePrefix, 'us-east-1', 'exports.handler = () => 1;');
    await bringCommander(link.namePrefix, 'eu-west-1', 'exports.handler = () => "not what was published";');
    const released = await deps.db.selectFrom('releases').selectAll().where('version', '=', '1.5.4').executeTakeFirst();
    const { manifest } = released ?? {};
    const published = JSON.stringify({ ...manifest, agent: { ...manifest?.agent, codeHash: CodeSha256 } });
    await deps.db.updateTable('releases').set({ manifest: published }).where('version', '=', '1.5.4').execute();
    await reconcile(link.id);
    await becomes(link.id, { regionsReady: 1, regionsWanted: 2 });
    const path = `/api/v1/links/${link.id}/regions`;
    const { body } = await controlPlane.call<{ items: object[] }>(keys.viewer, 'GET', path);
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ region: 'us-east-1', state: 'ready', version: '1.5.4', codeHash: CodeSha256 }),
        expect.objectContaining({
          region: 'eu-west-1',
          state: 'failed',
          reason: expect.stringMatching(/does not run the code of release 1\.5\.4.*`stackery aws repair/),
        }),
      ]),
    );
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
