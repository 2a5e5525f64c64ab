import type { World } from '../world.ts';
import { driveDelivery } from './deliver.ts';
import { snsDeliveries } from './state.ts';

/** After a restore: deliveries that were under way, or waiting for their next try, go on. */
export const resume = (world: World): void => {
  for (const key of [...world.states.keys()]) {
    const [service, account = '', region = ''] = key.split('/');
    if (service !== 'sns-deliveries') continue;
    for (const delivery of snsDeliveries(world, account, region).values()) driveDelivery(world, delivery);
  }
};
