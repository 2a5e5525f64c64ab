import { deleteChangeSet } from '../aws/cloudformation/delete-change-set.ts';
import type { Aws } from '../aws/aws.ts';
import { awsErrorOf } from '../aws/aws-error.ts';
import { describeStack } from '../aws/cloudformation/describe-stack.ts';
import type { RoleAccess } from '../aws/role-access.ts';
import { linkAccess } from '../aws/link-access.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { linkOf } from '../links/link-of.ts';
import { legalMoves } from './change-set-state.ts';
import type { ChangeSetRow } from './change-set-table.ts';
import { changeSetOf } from './change-set-of.ts';
import { findInAws } from './observe/find-in-aws.ts';
import { outcomeOf } from './observe/outcome-of.ts';
import { settleChangeSet } from './settle-change-set.ts';

/** Takes a proposal back: CloudFormation forgets it first, so that what is shown as rejected can never be executed. */
export const rejectChangeSet = async (
  deps: Pick<Deps, 'db' | 'aws' | 'clock' | 'queue'>,
  caller: Caller,
  id: string,
): Promise<ChangeSetRow> => {
  const changeSet = await changeSetOf(deps.db, caller, id);
  if (!legalMoves[changeSet.state].includes('rejected')) throw conflict(changeSet);
  const link = await linkOf(deps.db, caller, changeSet.link_id);
  const access = linkAccess(link, changeSet.region, 'reject');
  if (!(await withdraw(deps.aws, access, changeSet))) {
    await deps.queue.send(deps.db, 'look-at-change-set', { changeSetId: id });
    throw conflict({ ...changeSet, state: 'executing' });
  }
  const awsRequestIds = access.requestIds ?? [];
  const rejected = await settleChangeSet(deps, changeSet, { to: 'rejected', awsRequestIds, actor: caller });
  if (rejected) return rejected;
  throw conflict(await changeSetOf(deps.db, caller, id));
};

/** False when it has been executed, and no event has told us yet: then CloudFormation may say "deleted" to anything. */
const withdraw = async (aws: Aws, access: RoleAccess, changeSet: ChangeSetRow): Promise<boolean> => {
  const found = await findInAws(aws, access, changeSet);
  if (found?.executionStatus.startsWith('EXECUTE_')) return false;
  const stack = await describeStack(aws, access, changeSet.stack_id ?? '');
  if (!found && outcomeOf(changeSet, found, stack) !== 'stale') return false;
  try {
    await deleteChangeSet(aws, access, { stackId: changeSet.stack_id ?? '', name: changeSet.name });
    return true;
  } catch (error) {
    if (awsErrorOf(error)?.code === 'InvalidChangeSetStatus') return false;
    throw error;
  }
};

const conflict = ({ id, state }: Pick<ChangeSetRow, 'id' | 'state'>): AppError =>
  new AppError(
    'change_set_state_conflict',
    `Change set ${id} is ${state}; only one that is ready can be rejected.`,
    'Look at it again: it may have been executed, or rejected by somebody else.',
  );
