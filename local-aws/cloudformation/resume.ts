import type { World } from '../world.ts';
import { emitResourceEvent, emitStackEvent } from './engine/emit-event.ts';
import { rollBackCreate } from './engine/run-create.ts';
import { finishDelete } from './engine/run-delete.ts';
import { runUpdateRollback } from './engine/run-update-rollback.ts';
import { finishUpdate } from './engine/run-update.ts';
import { failureReason, inBackground, nextOperation, resumeRun, type Run } from './engine/run.ts';
import { endOperation, openOperation } from './stack-operation.ts';
import { cloudFormationState, type Stack } from './stack-state.ts';

/** After a restore: an operation that was cut off fails where it stood, and is rolled back or brought to its end. */
export const resume = (world: World): void => {
  for (const key of [...world.states.keys()]) {
    const [service, account = '', region = ''] = key.split('/');
    if (service !== 'cloudformation') continue;
    for (const stack of cloudFormationState(world, account, region).stacks.values()) resumeStack(world, stack);
  }
};

const resumeStack = (world: World, stack: Stack): void => {
  for (const changeSet of stack.changeSets) {
    if (changeSet.executionStatus === 'EXECUTE_IN_PROGRESS') changeSet.executionStatus = 'EXECUTE_FAILED';
    if (/^CREATE_(PENDING|IN_PROGRESS)$/.test(changeSet.status))
      Object.assign(changeSet, { status: 'FAILED', statusReason: 'Internal Failure' });
  }
  for (const operation of stack.operations)
    if (operation.type === 'CREATE_CHANGESET') endOperation(operation, world.clock.now(), false);
  const operation = openOperation(stack);
  if (!stack.status.endsWith('_IN_PROGRESS') || stack.status === 'REVIEW_IN_PROGRESS' || !operation) return;
  const run = resumeRun(world, stack, operation);
  inBackground(run, () => goOn(run));
};

const goOn = async (run: Run): Promise<void> => {
  const { stack } = run;
  switch (stack.status) {
    case 'CREATE_IN_PROGRESS': {
      const reason = cutOff(run, 'create');
      if (stack.disableRollback) return emitStackEvent(run, stack, 'CREATE_FAILED', reason);
      const rollback = nextOperation(run, 'ROLLBACK', run.token);
      emitStackEvent(rollback, stack, 'ROLLBACK_IN_PROGRESS', `${reason}Rollback requested by user.`);
      return rollBackCreate(rollback);
    }
    case 'UPDATE_IN_PROGRESS': {
      const reason = cutOff(run, 'update');
      if (stack.disableRollback) return emitStackEvent(run, stack, 'UPDATE_FAILED', reason);
      const rollback = nextOperation(run, 'ROLLBACK', run.token);
      emitStackEvent(rollback, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
      return runUpdateRollback(rollback);
    }
    case 'ROLLBACK_IN_PROGRESS':
      return rollBackCreate(run);
    case 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS':
      return finishUpdate(run);
    case 'UPDATE_ROLLBACK_IN_PROGRESS':
    case 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS':
      return runUpdateRollback(run);
    default:
      return finishDelete(run);
  }
};

/** Fails what was under way, and says so in one sentence. */
const cutOff = (run: Run, verb: 'create' | 'update'): string => {
  const open = Object.values(run.stack.resources).filter(({ status }) => status.endsWith('_IN_PROGRESS'));
  for (const resource of open)
    emitResourceEvent(run, run.stack, resource, resource.status.replace('IN_PROGRESS', 'FAILED'), 'Internal Failure');
  return failureReason(open.map(({ logicalId }) => ({ logicalId, verb })));
};
