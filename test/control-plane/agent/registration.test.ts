import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '../../../contract/audit.ts';
import type { Link } from '../../../contract/link.ts';
import type { Registration, Verdict } from '../../../contract/registration.ts';
import { openSession, tokenOf } from '../../support/agent-session.ts';
import { eventually } from '../../support/eventually.ts';
import { installTestAgent, type InstallOptions } from '../../support/install-test-agent.ts';
import { publishTestRelease } from '../../support/publish-test-release.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const world = { aws, controlPlane };
const { keys } = await controlPlane.workspace();

const call = <Body = unknown>(key: string, ...request: [Parameters<typeof controlPlane.call>[1], string, unknown?]) =>
  controlPlane.call<Body>(key, ...request);
const show = async (id: string) => (await call<Link>(keys.viewer, 'GET', `/api/v1/links/${id}`)).body;
const becomes = (id: string, state: Link['state']) =>
  eventually(async () => {
    const link = await show(id);
    if (link.state !== state) throw new Error(`The link is ${link.state}: ${JSON.stringify(link.problem)}`);
    return link;
  });

let stacks = 0;
/** A link with an agent stack of its own, not registered yet. */
const install = async (body: object = {}, options: InstallOptions = {}) => {
  stacks += 1;
  const asked = { region: 'us-east-1', namePrefix: `agent${stacks}`, ...body };
  const link = (await call<Link>(keys.owner, 'POST', '/api/v1/links', asked)).body;
  const agent = await installTestAgent(aws, link, { stackName: `agent-${stacks}`, ...options });
  const token = await tokenOf(world, agent.commander, link.id);
  const register = (claim: Registration, by = token) => call<Verdict>(by, 'PUT', '/agent/v1/registration', claim);
  return { link, agent, token, register };
};
const verdict = async (token: string) => (await call<Verdict>(token, 'GET', '/agent/v1/registration')).body;
const expecting = { accountId: '222222222222' };

describe('a registration', () => {
  it('makes the link linked, once AWS has confirmed all that it claims', async () => {
    const { link, agent, token, register } = await install(expecting);
    expect(await register(agent.registration())).toMatchObject({ status: 202, body: { verdict: 'pending' } });
    expect(await becomes(link.id, 'linked')).toMatchObject({
      accountId: '222222222222',
      stackId: agent.stackId,
      version: '1.5.4',
      outdated: false,
      regionsReady: 2,
      regionsWanted: 2,
      problem: null,
      launch: null,
    });
    expect(await verdict(token)).toEqual({ verdict: 'linked' });
    const { body } = await call<{ items: AuditEntry[] }>(keys.viewer, 'GET', '/api/v1/audit');
    const linked = body.items.find(({ action }) => action === 'link.linked');
    expect(linked).toMatchObject({ who: 'control-plane', subject: `link:${link.id}` });
    expect(linked?.awsRequestIds.length).toBeGreaterThanOrEqual(3);
  });

  it('counts once, however often CloudFormation asks', async () => {
    const { link, agent, register } = await install(expecting);
    const claim = agent.registration();
    await Promise.all([register(claim), register(claim), register(claim)]);
    await becomes(link.id, 'linked');
    const { body } = await call<{ items: AuditEntry[] }>(keys.viewer, 'GET', '/api/v1/audit?limit=200');
    const about = body.items.filter(({ subject }) => subject === `link:${link.id}`).map(({ action }) => action);
    expect(about.sort()).toEqual(['link.created', 'link.linked', 'link.registered']);
  });

  it('waits for an owner when the link named no account', async () => {
    const { link, agent, token, register } = await install();
    await register(agent.registration());
    await eventually(async () => {
      const { verified_at } = await controlPlane.deps.db
        .selectFrom('links')
        .select('verified_at')
        .where('id', '=', link.id)
        .executeTakeFirstOrThrow();
      expect(verified_at).not.toBeNull();
    });
    expect(await show(link.id)).toMatchObject({
      state: 'registered',
      accountConfirmed: false,
      accountId: '222222222222',
    });
    expect(await verdict(token)).toEqual({ verdict: 'pending' });
    const confirm = (accountId: string) =>
      call<Link>(keys.owner, 'PATCH', `/api/v1/links/${link.id}`, { confirmAccountId: accountId });
    expect(await confirm('333333333333')).toMatchObject({ status: 403, body: { code: 'account_mismatch' } });
    expect(await confirm('222222222222')).toMatchObject({
      status: 200,
      body: { state: 'linked', accountConfirmed: true },
    });
  });

  it('is rejected with a reason when the role can be assumed without the external id', async () => {
    const { link, agent, token, register } = await install(expecting, { trustAnyone: true });
    await register(agent.registration());
    const rejected = await becomes(link.id, 'rejected');
    expect(rejected.problem).toMatchObject({ code: 'external_id_not_enforced' });
    expect(await verdict(token)).toEqual({
      verdict: 'rejected',
      code: 'external_id_not_enforced',
      reason: expect.stringContaining('can be assumed without an external id'),
    });
  });

  it("is rejected when it comes from a role of the account that is not the commander's", async () => {
    const { link, agent } = await install(expecting);
    const token = await tokenOf(world, agent.stranger, link.id);
    await call(token, 'PUT', '/agent/v1/registration', agent.registration());
    expect((await becomes(link.id, 'rejected')).problem?.code).toBe('caller_not_agent');
  });

  it('is rejected when its bucket or its stack is not as claimed', async () => {
    const first = await install(expecting);
    await first.register(first.agent.registration({ assetsBucket: 'somebody-elses' }));
    expect((await becomes(first.link.id, 'rejected')).problem?.code).toBe('role_mismatch');

    const second = await install(expecting);
    const stackId = `${second.agent.stackId.slice(0, -12)}000000000000`;
    await second.register(second.agent.registration({ stackId }));
    expect((await becomes(second.link.id, 'rejected')).problem?.code).toBe('stack_not_found');
  });

  it('keeps trying while IAM may still be spreading, and is rejected after a minute', async () => {
    const { link, agent, register } = await install(expecting);
    await register(agent.registration({ roleArn: 'arn:aws:iam::222222222222:role/not-there-yet' }));
    const refused = aws.calls.list({ operation: 'AssumeRole', decision: 'denied' }).length;
    await eventually(() =>
      expect(aws.calls.list({ operation: 'AssumeRole', decision: 'denied' }).length).toBeGreaterThanOrEqual(
        refused + 2,
      ),
    );
    expect((await show(link.id)).state).toBe('registered');
    aws.clock.advance(80_000);
    expect((await becomes(link.id, 'rejected')).problem?.code).toBe('role_not_assumable');
  });

  it('is refused for another account than its own', async () => {
    const { agent, register } = await install(expecting);
    for (const wrong of [
      { accountId: '333333333333' },
      { roleArn: 'arn:aws:iam::333333333333:role/access' },
      { stackId: agent.stackId.replace('222222222222', '333333333333') },
    ])
      expect(await register(agent.registration(wrong))).toMatchObject({
        status: 403,
        body: { code: 'account_mismatch' },
      });
  });

  it('is refused for a second stack, and that one’s Delete changes nothing', async () => {
    const { link, agent, token, register } = await install(expecting);
    await register(agent.registration());
    await becomes(link.id, 'linked');
    const stackId = `${agent.stackId.slice(0, -12)}111111111111`;
    expect(await register(agent.registration({ stackId }))).toMatchObject({
      status: 409,
      body: { code: 'stack_mismatch' },
    });
    const gone = { requestId: 'delete-other', stackId, leftBehind: [] };
    const answer = await call(token, 'DELETE', '/agent/v1/registration', gone);
    expect(answer).toMatchObject({ status: 409, body: { code: 'stack_mismatch' } });
    expect((await show(link.id)).state).toBe('linked');
  });
});

describe('a linked agent', () => {
  it('registers an update without being verified anew; the version is compared in the account', async () => {
    const { link, agent, register } = await install(expecting);
    await register(agent.registration());
    await becomes(link.id, 'linked');
    const regions = [{ region: 'us-east-1', state: 'ready' as const }];
    expect(await register(agent.registration({ version: '9.9.9', regions }))).toMatchObject({
      body: { verdict: 'linked' },
    });
    expect(await show(link.id)).toMatchObject({ state: 'linked', regionsReady: 1, version: '1.5.4' });
  });

  it('opens sessions as commander or handler and as nobody else; the handler may not register', async () => {
    const { link, agent, register } = await install(expecting);
    await register(agent.registration());
    await becomes(link.id, 'linked');
    expect(await openSession(world, agent.stranger, link.id)).toMatchObject({
      status: 403,
      body: { code: 'caller_not_agent' },
    });
    const handler = await tokenOf(world, agent.handler, link.id);
    expect(await call(handler, 'PUT', '/agent/v1/registration', agent.registration())).toMatchObject({
      status: 403,
      body: { code: 'caller_not_agent' },
    });
  });

  it('is not one any more when its role was deleted and made anew', async () => {
    const { link, agent, token, register } = await install(expecting);
    await register(agent.registration());
    await becomes(link.id, 'linked');
    const pin = { commander_role_unique_id: 'AROAAAAAAAAAAAAAAAAAA' };
    await controlPlane.deps.db.updateTable('links').set(pin).where('id', '=', link.id).execute();
    expect(await openSession(world, agent.commander, link.id)).toMatchObject({ body: { code: 'caller_not_agent' } });
    expect(await call(token, 'GET', '/agent/v1/registration')).toMatchObject({ body: { code: 'caller_not_agent' } });
  });

  it('ends its link when its stack is deleted, and says what it leaves behind', async () => {
    const { link, agent, token, register } = await install(expecting);
    await register(agent.registration());
    await becomes(link.id, 'linked');
    const bucket = 'arn:aws:s3:::still-full';
    const orders = agent.stackId.replace('/stackery-agent', '/orders');
    const commanderUsers = [{ region: 'eu-west-1', stackName: 'orders', stackId: orders, logicalIds: ['Certificate'] }];
    const gone = { requestId: 'delete-1', stackId: agent.stackId, leftBehind: [bucket], commanderUsers };
    for (let time = 0; time < 2; time += 1)
      expect(await call(token, 'DELETE', '/agent/v1/registration', gone)).toMatchObject({
        body: { verdict: 'unlinked' },
      });
    expect(await show(link.id)).toMatchObject({ state: 'unlinked', leftBehind: [bucket], commanderUsers });
    expect(await register(agent.registration())).toMatchObject({ status: 409, body: { code: 'link_used' } });
  });

  it('cannot act for another link: a token is bound to its own', async () => {
    const one = await install(expecting);
    await one.register(one.agent.registration());
    await becomes(one.link.id, 'linked');
    const other = await install(expecting);
    const claim = one.agent.registration();
    expect((await call(one.token, 'PUT', '/agent/v1/registration', other.agent.registration())).body).toMatchObject({
      code: 'stack_mismatch',
    });
    await call(other.token, 'PUT', '/agent/v1/registration', claim);
    aws.clock.advance(80_000);
    expect((await becomes(other.link.id, 'rejected')).problem?.code).toBe('role_not_assumable');
    expect((await show(one.link.id)).state).toBe('linked');
  });
});
