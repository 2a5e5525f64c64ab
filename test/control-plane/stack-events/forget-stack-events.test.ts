import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { jobs } from '../../../control-plane/queue/jobs.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { seedEvents, seedLinks } from '../../dashboard/seed-fleet.ts';

const controlPlane = await startTestControlPlane({ env: { STACKERY_EVENT_DAYS: '30' } });
const { deps } = controlPlane;
const day = 24 * 3_600_000;

const kept = async () => {
  const rows = await deps.db.selectFrom('stack_events').select('stack_name').distinct().orderBy('stack_name').execute();
  return rows.map(({ stack_name }) => stack_name);
};

describe('stack events', () => {
  it('are forgotten after the days that the configuration keeps them, however many there are', async () => {
    const { id } = await controlPlane.workspace();
    const [link] = await seedLinks(controlPlane, id, 1);
    if (link === undefined) throw new Error('No link was made.');
    const to = { workspaceId: id, linkId: link.id, region: 'us-east-1' };
    const now = deps.clock.now();
    await seedEvents(deps, { ...to, stackName: 'old', stackId: `old/${randomUUID()}` }, 11_000, now - 31 * day);
    await seedEvents(deps, { ...to, stackName: 'young', stackId: `young/${randomUUID()}` }, 3, now - 29 * day);
    expect(await kept()).toEqual(['old', 'young']);
    await jobs['forget-stack-events'].run(deps, {});
    expect(await kept()).toEqual(['young']);
  });
});
