import type { ChangeSetRow } from '../change-set-table.ts';

const minute = 60_000;

/** Milliseconds until nobody having told us anything is odd. */
export const lookAgainAfter = ({ state, polled }: Pick<ChangeSetRow, 'state' | 'polled'>): number => {
  if (state === 'executing') return minute;
  return polled ? 2 * minute : 60 * minute;
};
