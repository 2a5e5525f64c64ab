import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { StackEvent, StackEventReceipt } from '../../../contract/stack-event.ts';
import { findLinkOfAnyWorkspace, updateLink } from '../../../control-plane/links/link-store.ts';
import { linkAccount, type LinkedAccount } from '../../support/link-account.ts';
import { startTestControlPlane, type TestWorkspace } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
let ours: TestWorkspace;
let theirs: TestWorkspace;
let account: LinkedAccount;
let other: LinkedAccount;
let token: string;

beforeAll(async () => {
  ours = await controlPlane.workspace();
  theirs = await controlPlane.workspace();
  account = await linkAccount(controlPlane, aws, { workspaceId: ours.id });
  other = await linkAccount(controlPlane, aws, { workspaceId: theirs.id, account: 'customer-b' });
  token = await account.token('notifications-handler');
});

const start = Date.parse('2026-11-21T10:00:00.000Z');

const stackIdOf = (name: string, accountId = account.accountId) =>
  `arn:aws:cloudformation:eu-west-1:${accountId}:stack/${name}/8f1c1f0e-5a1c-4a39-9a43-0f0c2f1d8f11`;

const event = (stackName: string, second: number, changes: Partial<StackEvent> = {}): StackEvent => ({
  stackId: stackIdOf(stackName),
  eventId: randomUUID(),
  stackName,
  logicalResourceId: 'Queue',
  physicalResourceId: 'https://sqs/queue',
  resourceType: 'AWS::SQS::Queue',
  resourceStatus: 'CREATE_COMPLETE',
  resourceStatusReason: '',
  clientRequestToken: '',
  timestamp: new Date(start + second * 1000).toISOString(),
  ...changes,
});

const send = (events: unknown[], as = token) =>
  controlPlane.call<StackEventReceipt & { code: string; message: string }>(as, 'POST', '/agent/v1/stack-events', {
    events,
  });

type EventPage = { items: StackEvent[]; nextCursor?: string };
const show = (stackName: string, query = '', as = ours, linkId = account.linkId) =>
  controlPlane.call<EventPage>(as.keys.viewer, 'GET', `/api/v1/links/${linkId}/stacks/${stackName}/events${query}`);

const ids = ({ body }: { body: EventPage }) => body.items.map(({ eventId }) => eventId);

describe('relayed stack events', () => {
  it('are stored once, however often and in whatever order they come', async () => {
    const [first, second, third] = [event('shop', 1), event('shop', 2), event('shop', 3)];
    expect(await send([third, first])).toMatchObject({ status: 202, body: { stored: 2 } });
    expect(await send([first, second, third])).toMatchObject({ status: 202, body: { stored: 1 } });
    expect(await send([first, second, third])).toMatchObject({ status: 202, body: { stored: 0 } });
    expect((await show('shop')).body.items).toEqual([third, second, first]);
  });

  it('are stored once when one batch names an event twice, or two batches come at the same time', async () => {
    const twice = event('twice', 1);
    expect((await send([twice, twice])).body).toEqual({ stored: 1 });
    const batch = Array.from({ length: 100 }, (_, index) => event('race', index));
    const receipts = await Promise.all(
      Array.from({ length: 8 }, (_, index) => send(index % 2 ? batch : [...batch].reverse())),
    );
    expect(receipts.map(({ status }) => status)).toEqual(Array(8).fill(202));
    expect(receipts.reduce((sum, { body }) => sum + body.stored, 0)).toBe(100);
  });

  it('are refused all together when one of them is bad, in a sentence that names it', async () => {
    const bad: [Partial<StackEvent> | { extra: string }, number, string, RegExp][] = [
      [{ stackId: 'stack' }, 400, 'invalid_request', /^Event 1 of the batch names no stack: stack\.$/],
      [
        { stackId: stackIdOf('batch', other.accountId) },
        403,
        'account_mismatch',
        /^Event 1 of the batch is about a stack in account 333333333333/,
      ],
      [{ timestamp: 'yesterday' }, 400, 'invalid_request', /events\.1\.timestamp/],
      [
        { timestamp: '2026-12-31T23:59:60Z' },
        400,
        'invalid_request',
        /^Event 1 of the batch has a timestamp that is no time/,
      ],
      [{ resourceStatusReason: 'a\u0000b' }, 400, 'invalid_request', /NUL/],
      [{ eventId: '' }, 400, 'invalid_request', /events\.1\.eventId/],
      [{ extra: 'a secret' }, 400, 'invalid_request', /extra/],
    ];
    for (const [changes, status, code, message] of bad) {
      const answer = await send([event('batch', 1), { ...event('batch', 2), ...changes }]);
      expect(answer).toMatchObject({ status, body: { code, message: expect.stringMatching(message) } });
    }
    expect((await show('batch')).body.items).toEqual([]);
  });

  it('are refused when there are none, or too many', async () => {
    expect((await send([])).status).toBe(400);
    expect((await send(Array.from({ length: 101 }, (_, index) => event('many', index)))).status).toBe(400);
  });

  it('can be sent by the commander too', async () => {
    const commander = await account.token('agent-commander');
    expect((await send([event('by-commander', 1)], commander)).status).toBe(202);
  });

  it('go to the link of the token only: another account cannot write into it', async () => {
    const foreign = await other.token('notifications-handler');
    expect((await send([event('shop', 9)], foreign)).body).toMatchObject({ code: 'account_mismatch' });
    const own = event('shop', 9, { stackId: stackIdOf('shop', other.accountId) });
    expect((await send([own], foreign)).status).toBe(202);
    expect(ids(await show('shop'))).not.toContain(own.eventId);
    expect(ids(await show('shop', '', theirs, other.linkId))).toEqual([own.eventId]);
  });

  it('are refused without a live token', async () => {
    for (const as of [undefined, 'nonsense', ours.keys.owner])
      expect(
        await controlPlane.call(as, 'POST', '/agent/v1/stack-events', { events: [event('shop', 1)] }),
      ).toMatchObject({
        status: 401,
        body: { code: 'token_invalid' },
      });
  });

  it('are refused while the link is not verified', async () => {
    const { db } = controlPlane.deps;
    await db.updateTable('links').set({ state: 'registered' }).where('id', '=', account.linkId).execute();
    expect(await send([event('shop', 5)])).toMatchObject({ status: 403, body: { code: 'session_not_verified' } });
    await db.updateTable('links').set({ state: 'linked' }).where('id', '=', account.linkId).execute();
  });

  it('about the agent stack make its link be looked at soon', async () => {
    const { db } = controlPlane.deps;
    await updateLink(db, account.linkId, { next_reconcile_at: new Date('2100-01-01') });
    const stack = { stackId: account.stackId, physicalResourceId: account.stackId };
    await send([event('agent', 1, { ...stack, resourceType: 'AWS::CloudFormation::Stack' })]);
    const link = await findLinkOfAnyWorkspace(db, account.linkId);
    expect(link?.next_reconcile_at?.getTime()).toBeLessThanOrEqual(controlPlane.clock.now());
  });

  it('are announced, by kind and id, to the workspace they belong to', async () => {
    const heard: string[] = [];
    const stop = controlPlane.deps.live.listen(({ workspaceId, event: { kind, id } }) =>
      heard.push(`${workspaceId} ${kind} ${id}`),
    );
    const first = event('live', 1);
    await send([first]);
    await send([first]);
    await send([event('live', 2, { stackId: 'stack' })]);
    await new Promise((wake) => setTimeout(wake, 200));
    stop();
    expect(heard).toEqual([`${ours.id} stack-event ${account.linkId}`]);
  });
});

describe('the events of a stack', () => {
  it('come newest first, in pages that neither repeat nor skip, and without an end of the same instant', async () => {
    const events = Array.from({ length: 25 }, (_, index) => event('paged', Math.floor(index / 10)));
    await send(events);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await show('paged', `?limit=10${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...ids(page));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(new Set(seen)).toEqual(new Set(events.map(({ eventId }) => eventId)));
    expect(seen).toHaveLength(25);
  });

  it('can be asked of one region', async () => {
    const elsewhere = event('both', 1, { stackId: stackIdOf('both').replace('eu-west-1', 'us-west-2') });
    const here = event('both', 2);
    await send([elsewhere, here]);
    expect(ids(await show('both', '?region=us-west-2'))).toEqual([elsewhere.eventId]);
  });

  it('are not there for another workspace, nor for nobody', async () => {
    expect(await show('shop', '', theirs)).toMatchObject({ status: 404, body: { code: 'link_not_found' } });
    const path = `/api/v1/links/${account.linkId}/stacks/shop/events`;
    expect(await controlPlane.call(undefined, 'GET', path)).toMatchObject({ status: 401 });
    expect(await controlPlane.call(token, 'GET', path)).toMatchObject({ status: 401 });
  });

  it('refuses a cursor that this list never gave, and a name that no stack can have', async () => {
    expect((await show('shop', '?cursor=abc')).status).toBe(400);
    expect((await show('shop%27;--')).status).toBe(400);
    expect((await show('shop', '?region=%00')).status).toBe(400);
  });
});
