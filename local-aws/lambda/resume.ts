import type { World } from '../world.ts';
import { driveEvent } from './async/enqueue-event.ts';
import { startPolling } from './event-source/poll.ts';
import { lambdaState } from './state.ts';

/** After a restore: queues are polled again, and events that were under way go on. */
export const resume = (world: World): void => {
  for (const key of [...world.states.keys()]) {
    const [service, account = '', region = ''] = key.split('/');
    if (service !== 'lambda') continue;
    const { mappings, events } = lambdaState(world, account, region);
    for (const mapping of mappings.values()) if (mapping.change !== 'Deleting') startPolling(world, mapping);
    for (const event of events.values()) driveEvent(world, { account, region }, event);
  }
};
