/** Kept back at the end of the function's time: for the answer with its retries, or for handing the request over. */
const reserveMs = 20_000;
/** The commander's own timeout. A stand-in for Lambda may report more than it gives. */
const functionTimeoutMs = 120_000;

export type TimeBox = {
  signal: AbortSignal;
  /** Resolves when the time is up; never when the box was closed before. */
  outOfTime: Promise<'out of time'>;
  /** Ends the work: what goes on after this would run in a later invocation of the same process. */
  close(): void;
};

/** Armed before anything else is done about a request. */
export const openTimeBox = (remainingMs: number): TimeBox => {
  const ending = new AbortController();
  const remaining = Math.min(remainingMs > 0 ? remainingMs : functionTimeoutMs, functionTimeoutMs);
  let timer: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<'out of time'>((resolve) => {
    timer = setTimeout(() => resolve('out of time'), Math.max(remaining - reserveMs, remaining / 2));
  });
  return {
    signal: ending.signal,
    outOfTime,
    close() {
      clearTimeout(timer);
      ending.abort(new Error('The request has been settled.'));
    },
  };
};
