import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import type { Link, LinkUpdate } from '../../../contract/link.ts';
import type { Role } from '../../../contract/workspace.ts';
import { eventually } from '../../support/eventually.ts';
import { linkTestAgents } from '../../support/link-test-agents.ts';

const { aws, controlPlane, keys, cloudFormation, show, becomes, linkAccount, reconcile, update } =
  await linkTestAgents();

type Refusal = { code?: string };
const rotate = (id: string, key = keys.owner) =>
  controlPlane.call<Link & Refusal>(key, 'PATCH', `/api/v1/links/${id}`, { rotateExternalId: true });
const actions = async () => {
  const { body } = await controlPlane.call<{ items: { action: string; subject: string; who: string }[] }>(
    keys.viewer,
    'GET',
    '/api/v1/audit?limit=200',
  );
  return (id: string) => body.items.filter(({ subject }) => subject === `link:${id}`).map(({ action }) => action);
};
const assume = (roleArn: string, ExternalId: string) =>
  aws
    .client(STSClient, 'vendor')
    .send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'control-plane', ExternalId }));
const rests = (stackName: string, status: string) =>
  eventually(async () => {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    expect(Stacks?.[0]?.StackStatus).toBe(status);
  });

describe('the rotation of the external id', () => {
  it('accepts both until the stack has the new one, then only that', async () => {
    const { link, agent, stackName } = await linkAccount();
    const { body: rotating } = await rotate(link.id);
    expect(rotating.externalId).toBe(link.externalId);
    const next = rotating.nextExternalId ?? '';
    expect(next).toMatch(/^[0-9a-f-]{36}$/);
    expect((await rotate(link.id)).body.nextExternalId).toBe(next);
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', regionsReady: 0 });
    await update(stackName, { ExternalId: next });
    // the old one is refused already; whoever needs the role gets in with the new one
    const installed = () => controlPlane.call(keys.viewer, 'GET', `/api/v1/links/${link.id}/stacks?region=us-east-1`);
    expect(await installed()).toMatchObject({ status: 200 });
    await rests(stackName, 'UPDATE_COMPLETE');
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', externalId: next, rotation: null, problem: null });
    const { roleArn } = agent.registration();
    await expect(assume(roleArn, link.externalId)).rejects.toThrow(/not authorized/);
    await assume(roleArn, next);
    expect((await actions())(link.id)).toEqual(
      expect.arrayContaining(['link.rotation-started', 'link.external-id-rotated']),
    );
  });

  it('comes through the console too: its page keeps the release, and the owner has the value to paste', async () => {
    const { link, agent } = await linkAccount();
    await rotate(link.id);
    const { body } = await controlPlane.call<LinkUpdate>(keys.viewer, 'GET', `/api/v1/links/${link.id}/update`);
    expect(body.parametersUrl).toBe(
      'https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/update/template' +
        `?stackId=${encodeURIComponent(agent.stackId)}&templateURL=` +
        'https%3A%2F%2Fstackery-releases-us-east-1.s3.us-east-1.amazonaws.com%2F1.5.4%2Ftemplate.yaml',
    );
    // the console does not take parameters along, and the id has no business in a browser's history
    expect(JSON.stringify(body)).not.toContain((await show(link.id, keys.owner)).nextExternalId ?? 'missing');
  });

  it.each<[Role, number]>([
    ['viewer', 403],
    ['operator', 403],
  ])('is not begun by a %s, who does not see the new id either', async (role, status) => {
    const { link } = await linkAccount();
    expect(await rotate(link.id, keys[role])).toMatchObject({ status, body: { code: 'forbidden' } });
    expect((await show(link.id)).rotation).toBeNull();
    await rotate(link.id);
    const seen = await show(link.id, keys[role]);
    expect(seen).toMatchObject({ nextExternalId: null, rotation: { startedAt: expect.any(String) } });
    const { body } = await controlPlane.call(keys[role], 'GET', '/api/v1/links?limit=200');
    expect(JSON.stringify(body)).not.toContain((await show(link.id, keys.owner)).nextExternalId ?? 'missing');
  });

  it('is not begun by another workspace', async () => {
    const { link } = await linkAccount();
    const other = await controlPlane.workspace();
    expect(await rotate(link.id, other.keys.owner)).toMatchObject({ status: 404, body: { code: 'link_not_found' } });
    expect((await show(link.id)).rotation).toBeNull();
  });

  it('keeps the old id when the update is rolled back, and goes on', async () => {
    const { link, stackName, agent } = await linkAccount();
    const next = (await rotate(link.id)).body.nextExternalId ?? '';
    const Refused = { Type: 'AWS::SNS::Subscription', DependsOn: 'StackeryRole', Properties: { Protocol: 'lambda' } };
    await update(stackName, { ExternalId: next }, { Refused });
    await rests(stackName, 'UPDATE_ROLLBACK_COMPLETE');
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', externalId: link.externalId, problem: null, regionsReady: 0 });
    expect((await show(link.id, keys.owner)).nextExternalId).toBe(next);
    const { roleArn } = agent.registration();
    await assume(roleArn, link.externalId);
    await expect(assume(roleArn, next)).rejects.toThrow(/not authorized/);
    expect((await actions())(link.id)).not.toContain('link.external-id-rotated');
  });

  it('ends by itself when nobody has used the new id within a day, and another can be begun', async () => {
    const { link } = await linkAccount();
    const next = (await rotate(link.id)).body.nextExternalId ?? '';
    aws.clock.advance(23 * 3_600_000);
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', regionsReady: 0 });
    expect((await show(link.id)).rotation).not.toBeNull();
    aws.clock.advance(2 * 3_600_000);
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', externalId: link.externalId, rotation: null });
    expect((await actions())(link.id)).toContain('link.rotation-expired');
    expect((await rotate(link.id)).body.nextExternalId).not.toBe(next);
  });

  it('does not end so when the stack has the new id already, however late it is seen', async () => {
    const { link, stackName } = await linkAccount();
    const next = (await rotate(link.id)).body.nextExternalId ?? '';
    await update(stackName, { ExternalId: next });
    await rests(stackName, 'UPDATE_COMPLETE');
    aws.clock.advance(48 * 3_600_000);
    await reconcile(link.id);
    await becomes(link.id, { state: 'linked', externalId: next, rotation: null });
  });
});
