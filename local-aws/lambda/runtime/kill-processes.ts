import type { World } from '../../world.ts';
import { processPool } from './process-pool.ts';

/** Kills what a function runs right now, as a host that fails would: for tests. Answers how many were running. */
export const killProcesses = (world: World, functionArn: string): number => {
  const running = processPool(world)
    .list()
    .filter((one) => one.busy && one.key.startsWith(`${functionArn}:`));
  for (const one of running) one.kill();
  return running.length;
};
