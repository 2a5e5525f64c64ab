import { deleteChangeSet } from '../../aws/cloudformation/delete-change-set.ts';
import { firstFailure } from '../../aws/cloudformation/first-failure.ts';
import { describeStack, type Stack } from '../../aws/cloudformation/describe-stack.ts';
import { linkAccess } from '../../aws/link-access.ts';
import type { RoleAccess } from '../../aws/role-access.ts';
import { timeOf } from '../../clock.ts';
import type { Deps } from '../../compose.ts';
import type { LinkRow } from '../../links/link-store.ts';
import { updateChangeSet } from '../change-set-store.ts';
import type { ChangeSetRow } from '../change-set-table.ts';
import { settleChangeSet, type Move } from '../settle-change-set.ts';
import { findInAws } from './find-in-aws.ts';
import { lookAgainAfter } from './look-again-after.ts';
import { outcomeOf, type Outcome } from './outcome-of.ts';

const lifetime = 30 * 24 * 60 * 60_000;

/** Asks CloudFormation how a change set fares. We only ever watch: the customer executes. */
export const observeExecution = async (deps: Deps, changeSet: ChangeSetRow, link: LinkRow): Promise<void> => {
  if (link.state === 'unlinked') return endWithLink(deps, changeSet);
  const { aws, clock } = deps;
  const expired = (changeSet.ready_at?.getTime() ?? clock.now()) + lifetime <= clock.now();
  const access = linkAccess(link, changeSet.region, expired ? 'reject' : 'observe');
  const described = await findInAws(aws, access, changeSet);
  const stack = await describeStack(aws, access, changeSet.stack_id ?? '');
  const outcome = outcomeOf(changeSet, described, stack);
  const awsRequestIds = access.requestIds ?? [];

  if (outcome === 'same') {
    if (changeSet.state === 'ready' && expired) return expire(deps, access, changeSet);
    return lookAgain(deps, changeSet, stack);
  }
  const next = timeOf(clock, lookAgainAfter({ ...changeSet, state: 'executing' }));
  const executing: Move = { to: 'executing', fields: { next_look_at: next }, awsRequestIds };
  // between two looks it may have begun and ended
  if (outcome !== 'stale' && changeSet.state === 'ready') await settleChangeSet(deps, changeSet, executing);
  if (outcome === 'executing') return;
  const problem = await problemOf(deps, access, outcome, stack);
  const fields = problem ? { problem: JSON.stringify(problem) } : {};
  await settleChangeSet(deps, changeSet, { to: outcome, fields, awsRequestIds });
};

const lookAgain = async (deps: Deps, changeSet: ChangeSetRow, stack: Stack | undefined): Promise<void> => {
  const next = timeOf(deps.clock, lookAgainAfter(changeSet));
  await updateChangeSet(deps.db, changeSet, { next_look_at: next });
  // the stack has come to rest, and CloudFormation is about to say so of the change set too
  if (changeSet.state === 'executing' && stack && !stack.status.endsWith('_IN_PROGRESS'))
    await deps.queue.send(deps.db, 'look-at-change-set', { changeSetId: changeSet.id }, { startAfterSeconds: 5 });
};

/** Nobody can look any more, and the customer is free to do with it what he likes. */
const endWithLink = async (deps: Deps, changeSet: ChangeSetRow): Promise<void> => {
  const problem = {
    code: 'link_state_conflict',
    reason: 'The account has been unlinked, so what became of this change set cannot be seen any more.',
    hint: 'Link the account again, then propose again.',
  };
  const to = changeSet.state === 'ready' ? 'stale' : 'failed';
  await settleChangeSet(deps, changeSet, { to, fields: { problem: JSON.stringify(problem) } });
};

const expire = async (deps: Deps, access: RoleAccess, changeSet: ChangeSetRow): Promise<void> => {
  await deleteChangeSet(deps.aws, access, { stackId: changeSet.stack_id ?? '', name: changeSet.name });
  await settleChangeSet(deps, changeSet, { to: 'expired', awsRequestIds: access.requestIds ?? [] });
};

const problemOf = async (
  { aws }: Pick<Deps, 'aws'>,
  access: RoleAccess,
  outcome: Exclude<Outcome, 'same' | 'executing'>,
  stack: Stack | undefined,
) => {
  if (outcome === 'done') return undefined;
  if (outcome === 'stale')
    return {
      code: 'change_set_state_conflict',
      reason:
        'The stack has changed since, or the change set was deleted in the account; it can no longer be executed.',
      hint: 'Propose again, from the stack as it is now.',
    };
  const first = stack && (await firstFailure(aws, access, stack.stackId));
  const why = first
    ? `${first.logicalId} (${first.resourceType}): ${first.reason}`
    : stack?.statusReason || 'CloudFormation gives no reason.';
  return {
    code: 'aws_refused',
    reason: `The execution failed and the stack is in ${stack?.status ?? 'no state, it is gone'}. ${why}`,
    hint: 'The events of the stack tell more. Correct the template, then propose again.',
  };
};
