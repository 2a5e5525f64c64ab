import type { World } from '../../world.ts';
import type { LambdaState } from '../state.ts';
import { startPolling } from './poll.ts';

/** After a saved state was restored: the mappings in it take messages again. */
export const resumePolling = (world: World): void => {
  for (const [key, state] of world.states) {
    if (!key.startsWith('lambda/')) continue;
    for (const mapping of (state as LambdaState).mappings.values()) startPolling(world, mapping);
  }
};
