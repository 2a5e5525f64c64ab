import type { Target } from './start-target.ts';

/** Waits for what AWS takes its time for; where there is a clock to move, it is moved. */
export const untilSettled = async (target: Target, settled: () => Promise<boolean>): Promise<void> => {
  for (let looks = 0; looks < 240; looks += 1) {
    if (await settled()) return;
    if (target.local) target.local.clock.advance(10_000);
    else await new Promise((resolve) => setTimeout(resolve, 10_000));
  }
  throw new Error('It does not settle.');
};
