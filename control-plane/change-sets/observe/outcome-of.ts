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

type Known = { state: ChangeSetState; arn: string | null };

/** What the change set, or if that is gone its stack, says has become of it. */
export const outcomeOf = (
  { state, arn }: Known,
  changeSet: Pick<DescribedChangeSet, 'executionStatus'> | undefined,
  stack: Pick<Stack, 'status' | 'changeSetId'> | undefined,
): Outcome => {
  const outcome = changeSet ? (outcomes[changeSet.executionStatus] ?? 'same') : outcomeByStack({ state, arn }, stack);
  return outcome === 'executing' && state === 'executing' ? 'same' : outcome;
};

const outcomeByStack = ({ state, arn }: Known, stack: Pick<Stack, 'status' | 'changeSetId'> | undefined): Outcome => {
  // a stack names the change set that changed it last; an empty shell names the one that made it
  const executed = stack?.changeSetId === arn && stack?.status !== 'REVIEW_IN_PROGRESS';
  if (state !== 'executing' && !executed) return 'stale';
  if (!stack || stack.status.startsWith('DELETE_')) return 'failed';
  if (succeeded.includes(stack.status)) return 'done';
  return stack.status.endsWith('_IN_PROGRESS') ? 'executing' : 'failed';
};
