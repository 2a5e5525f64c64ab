import { describe, expect, it } from '@jest/globals';
import type { Link } from '../../../contract/link.ts';
import { eventually } from '../../support/eventually.ts';
import { publishTestRelease } from '../../support/publish-test-release.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const ours = await controlPlane.workspace();

const create = (body: unknown = { region: 'us-east-1' }) =>
  controlPlane.call<Link>(ours.keys.operator, 'POST', '/api/v1/links', body);
const show = (id: string) => controlPlane.call<Link>(ours.keys.viewer, 'GET', `/api/v1/links/${id}`);

describe('a new link', () => {
  it('waits, with an external id of its own and the launch link that carries it', async () => {
    const { status, body: link } = await create({ region: 'eu-central-1', accountId: '222222222222', name: 'Shop' });
    expect(status).toBe(201);
    expect(link).toMatchObject({
      state: 'waiting',
      name: 'Shop',
      expectedAccountId: '222222222222',
      accountConfirmed: true,
    });
    expect(link.externalId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(link.launch).toEqual({
      url:
        'https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1#/stacks/create/review' +
        '?templateURL=https%3A%2F%2Fstackery-releases-eu-central-1.s3.eu-central-1.amazonaws.com%2F1.5.4%2Ftemplate.yaml' +
        `&stackName=stackery-agent&param_ExternalId=${link.externalId}&param_LinkId=${link.id}`,
      templateUrl: 'https://stackery-releases-eu-central-1.s3.eu-central-1.amazonaws.com/1.5.4/template.yaml',
      stackName: 'stackery-agent',
      parameters: { ExternalId: link.externalId, LinkId: link.id },
    });
    expect((await show(link.id)).body).toEqual(link);
  });

  it('hands the template only what differs from its defaults', async () => {
    const asked = {
      region: 'us-east-1',
      stackNamePattern: 'shop-*',
      namePrefix: 'acme',
      regions: ['us-east-1', 'eu-west-1', 'us-east-1'],
      rolePath: '/vendors/',
      permissionsBoundaryArn: 'arn:aws:iam::222222222222:policy/edge',
    };
    const { body: link } = await create(asked);
    expect(link.launch?.stackName).toBe('acme-agent');
    expect(link.launch?.parameters).toEqual({
      ExternalId: link.externalId,
      LinkId: link.id,
      Regions: 'us-east-1,eu-west-1',
      StackNamePattern: 'shop-*',
      NamePrefix: 'acme',
      RolePath: '/vendors/',
      PermissionsBoundaryArn: 'arn:aws:iam::222222222222:policy/edge',
    });
    const usual = await create({
      region: 'us-east-1',
      stackNamePattern: '*',
      namePrefix: 'stackery',
      rolePath: '/',
      regions: [],
    });
    expect(Object.keys(usual.body.launch?.parameters ?? {})).toEqual(['ExternalId', 'LinkId']);
  });

  it('is refused where the agent cannot be installed', async () => {
    for (const body of [
      { region: 'ap-south-1' },
      { region: 'mars-north-1' },
      { region: 'us-east-1', regions: ['cn-north-1'] },
    ]) {
      const { status, body: error } = await create(body);
      expect([status, error]).toEqual([400, expect.objectContaining({ code: 'region_not_offered' })]);
    }
  });

  it('expires after 24 hours unused, and cannot be launched any more', async () => {
    const { body: link } = await create();
    expect(Date.parse(link.expiresAt) - Date.parse(link.createdAt)).toBe(24 * 60 * 60_000);
    controlPlane.clock.advance(24 * 60 * 60_000 - 60_000);
    await controlPlane.deps.queue.send(controlPlane.deps.db, 'expire-links', {});
    controlPlane.clock.advance(2 * 60_000);
    await controlPlane.deps.queue.send(controlPlane.deps.db, 'expire-links', {});
    await eventually(async () => expect((await show(link.id)).body).toMatchObject({ state: 'expired', launch: null }));
  });

  it('ends when a person ends it, once and for all', async () => {
    const { body: link } = await create();
    const end = () => controlPlane.call<Link>(ours.keys.operator, 'DELETE', `/api/v1/links/${link.id}`);
    expect(await end()).toMatchObject({ status: 200, body: { state: 'unlinked', launch: null } });
    expect(await end()).toMatchObject({ status: 200, body: { state: 'unlinked' } });
  });

  it('can be renamed; its account can be confirmed only by an owner and only once there is one', async () => {
    const { body: link } = await create();
    const change = (key: string, body: unknown) => controlPlane.call(key, 'PATCH', `/api/v1/links/${link.id}`, body);
    expect(await change(ours.keys.operator, { name: 'Billing' })).toMatchObject({
      status: 200,
      body: { name: 'Billing' },
    });
    const confirm = { confirmAccountId: '222222222222' };
    expect(await change(ours.keys.operator, confirm)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await change(ours.keys.owner, confirm)).toMatchObject({
      status: 409,
      body: { code: 'link_state_conflict' },
    });
    expect(await change(ours.keys.owner, { rotateExternalId: true })).toMatchObject({ status: 409 });
  });
});

describe('the list of links', () => {
  it('is paged by cursor, newest first, without gaps or repeats', async () => {
    const { keys } = await controlPlane.workspace();
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1)
      made.unshift(
        (await controlPlane.call<Link>(keys.operator, 'POST', '/api/v1/links', { region: 'us-east-1' })).body.id,
      );
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/api/v1/links?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await controlPlane.call<{ items: Link[]; nextCursor?: string }>(keys.viewer, 'GET', path);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(made));
  });

  it('refuses a cursor that it has not given', async () => {
    const answer = await controlPlane.call(ours.keys.viewer, 'GET', '/api/v1/links?cursor=nonsense');
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});
