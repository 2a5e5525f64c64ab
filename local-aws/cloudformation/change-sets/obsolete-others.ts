import type { Stack } from '../stack-state.ts';

/** A change set was made for the stack as it was: once the stack changes, it cannot be executed any more. */
export const obsoleteOthers = (stack: Stack): void => {
  for (const changeSet of stack.changeSets)
    if (changeSet.executionStatus === 'AVAILABLE') changeSet.executionStatus = 'OBSOLETE';
};
