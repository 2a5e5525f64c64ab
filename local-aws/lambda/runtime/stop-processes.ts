import type { World } from '../../world.ts';
import { processPool } from './process-pool.ts';

/** Ends the processes of a function's version (ARN:version): what they run is out of date. */
export const stopProcesses = (world: World, key: string): void => processPool(world).retire(key);
