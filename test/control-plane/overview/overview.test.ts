import { expect, it } from '@jest/globals';
import type { Overview } from '../../../contract/overview.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { seedChangeSet, seedLinks } from '../../dashboard/seed-fleet.ts';

const controlPlane = await startTestControlPlane();
const { db } = controlPlane.deps;
const ours = await controlPlane.workspace();
const links = await seedLinks(controlPlane, ours.id, 20);
const overview = async (key = ours.keys.viewer) =>
  (await controlPlane.call<Overview>(key, 'GET', '/api/v1/overview')).body;

it('shows problems first, then accounts to confirm, then what is missing or changed', async () => {
  await db.updateTable('links').set({ drift: 'in-sync', regions: '[]' }).execute();
  const mark = (index: number, facts: object) =>
    db
      .updateTable('links')
      .set(facts)
      .where('id', '=', links[index]?.id ?? '')
      .execute();
  await mark(0, { drift: 'drifted' });
  await mark(1, { regions: JSON.stringify([{ region: 'eu-west-1', state: 'failed' }]) });
  await mark(2, { state: 'registered', account_confirmed: false });
  const { needsAttention } = await overview();
  expect(needsAttention.map(({ title, reason }) => [title, reason])).toEqual([
    ['Cinema 00018', expect.stringContaining('AWS refuses the role')],
    ['Library 00019', expect.stringContaining('without the external id')],
    ['Library 00003', expect.stringContaining('until an owner confirms')],
    ['Bakery 00001', 'Resources of the agent stack were changed by hand.'],
    ['Cinema 00002', 'The agent is not ready in eu-west-1.'],
  ]);
});

it('shows what was done last, and which stacks changed last, of this workspace alone', async () => {
  await seedChangeSet(controlPlane, ours.id, links[1] ?? { id: '', accountId: '' }, 'done');
  await db
    .updateTable('stack_events')
    .set({ resource_type: 'AWS::CloudFormation::Stack', logical_resource_id: 'orders' })
    .execute();
  const { recentChanges, recentStacks } = await overview();
  expect(recentChanges[0]).toMatchObject({ who: 'test', action: 'api-key.created' });
  expect(recentStacks[0]).toMatchObject({
    ...{ accountName: 'Cinema 00002', region: 'us-east-1', stackName: 'orders', status: 'UPDATE_COMPLETE' },
  });
  const theirs = await controlPlane.workspace();
  expect(await overview(theirs.keys.owner)).toMatchObject({ recentStacks: [], needsAttention: [] });
});
