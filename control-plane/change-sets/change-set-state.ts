import type { ChangeSetState } from '../../contract/change-set.ts';

/** Every move there is. What was reviewed is what is executed: nothing leads back to `ready`. */
export const legalMoves: Record<ChangeSetState, readonly ChangeSetState[]> = {
  creating: ['ready', 'empty', 'failed'],
  ready: ['executing', 'stale', 'rejected', 'expired'],
  executing: ['done', 'failed'],
  empty: [],
  failed: [],
  done: [],
  stale: [],
  rejected: [],
  expired: [],
};

/** The states from which this one can be reached: the guard that each UPDATE repeats. */
export const statesBefore = (to: ChangeSetState): ChangeSetState[] =>
  (Object.keys(legalMoves) as ChangeSetState[]).filter((from) => legalMoves[from].includes(to));

/** Nothing follows a settled state. */
export const isSettled = (state: ChangeSetState): boolean => legalMoves[state].length === 0;
