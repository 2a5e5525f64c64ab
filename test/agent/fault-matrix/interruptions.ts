import type { CommanderInLambda } from './commander-in-lambda.ts';
import type { Fault } from './fault.ts';
import type { RequestType } from './resource-under-test.ts';
import { watchSteps } from './steps.ts';
import type { Turns } from './turns.ts';

type Interruption = Fault<CommanderInLambda>;

/** The process of a Lambda ends without a word, as when its host fails. */
const kill = async ({ processes }: CommanderInLambda): Promise<void> => {
  const working = processes();
  for (const { pid } of working) process.kill(pid, 'SIGKILL');
  await Promise.all(working.map(({ exited }) => exited));
};

/** Tells the process to fill its heap (see hoard.cjs), until V8 gives up. */
const fillHeap = async ({ processes }: CommanderInLambda): Promise<void> => {
  const working = processes();
  for (const { pid } of working) process.kill(pid, 'SIGUSR2');
  await Promise.all(working.map(({ exited }) => exited));
};

/** Nothing happens to it, but what it does is told. */
export const watched = (met: (requestType: RequestType, step: string) => void): Interruption => ({
  when: 'watched',
  isOvercome: true,
  arm: (commander, { RequestType }) => watchSteps(commander, (step) => met(RequestType, step)),
});

/** Killed once, after the nth different thing that it does for a request; `met` is told what that was. */
export const killedAfterStep = (n: number, met: (step: string) => void): Interruption => ({
  when: `killed after step ${n}`,
  isOvercome: true,
  arm(commander) {
    const seen = new Set<string>();
    return watchSteps(commander, async (step) => {
      if (seen.size === n || seen.has(step)) return;
      seen.add(step);
      if (seen.size < n) return;
      met(step);
      await kill(commander);
    });
  },
});

/** At the first thing that it does, in so many runs. */
const atFirstStep =
  (runs: number, interrupt: (commander: CommanderInLambda) => Promise<void>): Interruption['arm'] =>
  (commander) => {
    const interrupted = new Set<number>();
    return watchSteps(commander, async () => {
      const [working] = commander.processes();
      if (working === undefined || interrupted.size >= runs) return;
      interrupted.add(working.pid);
      await interrupt(commander);
    });
  };

/** What stops one run of the commander. */
export const outOfMemory: Interruption = {
  when: 'it runs out of memory',
  arm: atFirstStep(1, fillHeap),
  isOvercome: true,
};

/** What stops all of its runs: Lambda gives the request up, and the failure queue takes over. */
export const killedForGood: Interruption = {
  when: 'it is killed on its first run and both retries',
  arm: atFirstStep(3, kill),
  codes: ['crashed'],
};

export const timeoutWords = 'it runs into its timeout';

/** The clock moves on for everybody while it waits for an answer. */
export const timeout = (turns: Turns): Interruption => ({
  when: timeoutWords,
  isOvercome: true,
  arm: atFirstStep(1, async ({ processes }) => {
    const working = processes();
    await turns.pass(121_000);
    await Promise.all(working.map(({ exited }) => exited));
  }),
});
