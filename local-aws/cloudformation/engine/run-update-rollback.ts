import type { StackResource } from '../stack-state.ts';
import { cleanUp, cleanUpAttempts } from './clean-up.ts';
import { emitStackEvent } from './emit-event.ts';
import { revertResource } from './revert-resource.ts';
import { failureReason, type Run } from './run.ts';
import { walkGraph } from './walk-graph.ts';

export type RollbackOptions = { skip?: string[]; retainExceptOnCreate?: boolean };

/** Takes the stack back to what it was before the update. It rests in UPDATE_ROLLBACK_FAILED when that fails, too. */
export const runUpdateRollback = async (
  run: Run,
  { skip = [], retainExceptOnCreate = false }: RollbackOptions = {},
): Promise<void> => {
  const { stack, world } = run;
  const { previous } = stack;
  if (!previous) return emitStackEvent(run, stack, 'UPDATE_ROLLBACK_COMPLETE');
  const { templateText, parameters, tags, capabilities } = previous;
  Object.assign(stack, { templateText, parameters, tags, capabilities });
  const needs = Object.fromEntries(
    Object.values(previous.resources).map(({ logicalId, dependsOn }) => [logicalId, dependsOn]),
  );
  await walkGraph(needs, (logicalId) => revertResource(run, previous.resources, logicalId, skip.includes(logicalId)), {
    stopped: () => run.cancel.signal.aborted,
  });
  if (world.signal.aborted) return;
  if (run.failures.length > 0) return emitStackEvent(run, stack, 'UPDATE_ROLLBACK_FAILED', failureReason(run.failures));
  for (const resource of Object.values(stack.resources))
    if (!(resource.logicalId in previous.resources)) {
      delete stack.resources[resource.logicalId];
      stack.garbage.push({ ...resource, deletionPolicy: policyForNew(resource, retainExceptOnCreate) });
    }
  emitStackEvent(run, stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  await cleanUp(run, cleanUpAttempts);
  if (world.signal.aborted) return;
  Object.assign(stack, { outputs: previous.outputs, imports: previous.imports });
  if (previous.description === undefined) delete stack.description;
  else stack.description = previous.description;
  if (previous.rollbackConfiguration === undefined) delete stack.rollbackConfiguration;
  else stack.rollbackConfiguration = previous.rollbackConfiguration;
  delete stack.previous;
  emitStackEvent(run, stack, 'UPDATE_ROLLBACK_COMPLETE');
  // Only now, so that the last events still reach the topics that the update had named.
  stack.notificationArns = previous.notificationArns;
};

/** A resource that only the failed update made. */
const policyForNew = ({ deletionPolicy }: StackResource, retainExceptOnCreate: boolean): string =>
  deletionPolicy === 'Retain' && !retainExceptOnCreate ? 'Retain' : 'Delete';
