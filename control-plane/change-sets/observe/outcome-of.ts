import type { ChangeSetState } from '../../../contract/change-set.ts';
import type { DescribedChangeSet } from '../../aws/cloudformation/describe-change-set.ts';
import type { Stack } from '../../aws/cloudformation/describe-stack.ts';

export type Outcome = 'same' | 'executing' | 'done' | 'failed' | 'stale';

const outcomes: Record<string, Outcome | undefined> = {
  EXECUTE_IN_PROGRESS: 'executing',
  EXECUTE_COMPLETE: 'done',
  EXECUTE_FAILED: 'failed',
  OBSOLETE: 'stale',
};
const succeeded = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_COMPLETE'];

/** What the change set, or if that is gone its stack, says has become of it. */
export const outcomeOf = (
  state: ChangeSetState,
  changeSet: Pick<DescribedChangeSet, 'executionStatus'> | undefined,
  stack: Pick<Stack, 'status'> | undefined,
): Outcome => {
  const known = changeSet && outcomes[changeSet.executionStatus];
  if (known) return known === 'executing' && state === 'executing' ? 'same' : known;
  if (changeSet) return 'same';
  // gone: before its execution that made it stale; after it, the stack knows how it ended
  if (state !== 'executing') return 'stale';
  if (!stack || stack.status.startsWith('DELETE_')) return 'failed';
  if (succeeded.includes(stack.status)) return 'done';
  return stack.status.endsWith('_IN_PROGRESS') ? 'same' : 'failed';
};
