import { setTimeout as wait } from 'node:timers/promises';
import { runningIn } from '../../local-aws/lambda/concurrency.ts';
import type { TestAws } from './start-local-aws.ts';

/** An SDK that is refused pauses for so long, really. */
const longestPause = 3000;

/** Until no function runs, as far as that is to be expected: a clock that is moved takes their time away. */
export const functionsRest = async ({ world, accounts }: TestAws): Promise<void> => {
  const isRunning = () => Object.values(accounts).some(({ id }) => runningIn(world, id) > 0);
  const end = Date.now() + longestPause;
  // twice in a row, since what calls a function next may be on its way
  for (let calm = 0; calm < 2 && Date.now() < end; calm = isRunning() ? 0 : calm + 1) await wait(10);
};
