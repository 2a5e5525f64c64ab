import type { Clock } from '../../../local-aws/clock.ts';

/** Cases that run side by side share one clock: it moves only when all of them wait for it. */
export type Turns = {
  run<Result>(cases: (() => Promise<Result>)[]): Promise<Result[]>;
  /** Resolves when the time has passed for everybody. */
  pass(ms: number): Promise<void>;
};

export const createTurns = (clock: Clock): Turns => {
  let active = 0;
  let waiting: { ms: number; wake: () => void }[] = [];

  const turn = () => {
    if (waiting.length === 0 || waiting.length < active) return;
    const woken = waiting;
    waiting = [];
    clock.advance(Math.max(...woken.map(({ ms }) => ms)));
    for (const { wake } of woken) wake();
  };

  return {
    run(cases) {
      active += cases.length;
      return Promise.all(
        cases.map((run) =>
          run().finally(() => {
            active -= 1;
            turn();
          }),
        ),
      );
    },
    pass: (ms) =>
      new Promise((wake) => {
        waiting.push({ ms, wake });
        turn();
      }),
  };
};
