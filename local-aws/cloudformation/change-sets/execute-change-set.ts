import type { Call } from '../../operation.ts';
import { emitStackEvent } from '../engine/emit-event.ts';
import { runCreate } from '../engine/run-create.ts';
import { runUpdate, takeOn, type UpdateOptions } from '../engine/run-update.ts';
import { inBackground, startRun } from '../engine/run.ts';
import { placeOf } from '../stack-id.ts';
import { stackPrincipal } from '../stack-principal.ts';
import type { Stack } from '../stack-state.ts';
import { prepare } from '../template/prepare.ts';
import { requireUpdatable } from '../stack-status.ts';
import type { ChangeSet } from './change-set.ts';
import { requireExecutable } from './require-executable.ts';

/** Runs a change set as whoever executes it, or as the stack's service role; the stack's other change sets go. */
export const executeChangeSet = async (
  call: Call,
  stack: Stack,
  changeSet: ChangeSet,
  options: UpdateOptions & { token?: string },
): Promise<void> => {
  const given = changeSet.parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value }));
  const prepared = prepare(
    changeSet.templateText,
    placeOf(call, { ...stack, notificationArns: changeSet.notificationArns }),
    given,
  );
  const principal = await stackPrincipal(call, changeSet.roleArn ?? stack.roleArn);
  // Somebody else may have executed it, or changed the stack, while the role was assumed.
  requireExecutable(changeSet);
  if (changeSet.type === 'UPDATE') requireUpdatable(stack, options.disableRollback);
  changeSet.executionStatus = 'EXECUTE_IN_PROGRESS';
  stack.changeSets = [changeSet];
  stack.changeSetId = changeSet.id;
  stack.disableRollback = options.disableRollback;
  const isNew = changeSet.type === 'CREATE';
  takeOn(stack, changeSet, call.world.clock.now());
  // A new stack has nothing to go back to, and was never updated.
  if (isNew) {
    delete stack.previous;
  }
  const type = isNew ? 'CREATE_STACK' : 'UPDATE_STACK';
  const run = { ...startRun(call.world, stack, type, principal, options.token), prepared, policy: stack.policy };
  emitStackEvent(run, stack, isNew ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', 'User Initiated');
  inBackground(run, async () => {
    if (isNew) {
      const onFailure = changeSet.onStackFailure ?? (options.disableRollback ? 'DO_NOTHING' : 'ROLLBACK');
      await runCreate(run, onFailure, options.retainExceptOnCreate);
    } else await runUpdate(run, options);
    const good = stack.status === 'CREATE_COMPLETE' || stack.status === 'UPDATE_COMPLETE';
    changeSet.executionStatus = good ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED';
  });
};
