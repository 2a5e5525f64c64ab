/** Time that a test can move. Everything in local-aws waits through it, so an hour of CloudFormation takes a second. */
export type Clock = {
  now(): number;
  /** Resolves when the clock has passed `ms` from now; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Moves the clock forward and wakes whoever is due. */
  advance(ms: number): void;
  /** How far the clock is ahead of the machine's: handed to each Lambda process. */
  offset(): number;
};

type Sleeper = { due: number; wake: () => void; timer: NodeJS.Timeout };

export const createClock = (): Clock => {
  let offset = 0;
  const sleepers = new Set<Sleeper>();
  const now = () => Date.now() + offset;

  const arm = (sleeper: Sleeper) => {
    clearTimeout(sleeper.timer);
    // setTimeout fires at once beyond 2^31-1 ms, so a long sleep is taken in stages
    const wait = Math.min(Math.max(0, sleeper.due - now()), 2 ** 31 - 1);
    sleeper.timer = setTimeout(() => (sleeper.due <= now() ? sleeper.wake() : arm(sleeper)), wait);
  };

  return {
    now,
    offset: () => offset,
    advance(ms) {
      offset += ms;
      for (const sleeper of [...sleepers].sort((a, b) => a.due - b.due)) arm(sleeper);
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const settle = (end: () => void) => {
          clearTimeout(sleeper.timer);
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', onAbort);
          end();
        };
        const onAbort = () => settle(() => reject(signal?.reason));
        const sleeper: Sleeper = { due: now() + ms, wake: () => settle(resolve), timer: setTimeout(() => {}, 0) };
        signal?.addEventListener('abort', onAbort, { once: true });
        sleepers.add(sleeper);
        arm(sleeper);
      }),
  };
};
