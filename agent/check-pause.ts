const checkPauses = [5, 5, 10, 15, 20, 30, 45, 60];
const lastLookMs = 60_000;

/** A look this close to the deadline is the last: the next one would come after it. */
export const isLastLook = (remainingMs: number): boolean => remainingMs <= lastLookMs;

/** Seconds until the next look, growing from 5 to 60, and laid so that one look falls into the last minute. */
export const checkPause = (receives: number, remainingMs: number): number => {
  const pause = checkPauses[Math.min(Math.max(receives, 1), checkPauses.length) - 1] ?? 60;
  const room = isLastLook(remainingMs) ? remainingMs : remainingMs - lastLookMs + 10_000;
  return Math.max(1, Math.min(pause, Math.ceil(room / 1000)));
};

/**
 * Seconds until the next try to deliver a registration. Doubles from a minute to two hours, so that 200 receives, after
 * which the queue gives a message up, outlast the queue's fourteen days.
 */
export const deliveryPause = (receives: number): number =>
  Math.min(7200, 60 * 2 ** Math.min(Math.max(receives, 1) - 1, 10));

export const deliveryMs = 14 * 86_400_000;
