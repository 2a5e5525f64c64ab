import { isOver } from '../change-sets/find-change-set.ts';
import { cleanUp } from './clean-up.ts';
import { deleteResources } from './delete-resources.ts';
import { emitStackEvent } from './emit-event.ts';
import { failureReason, type Run } from './run.ts';

export type DeleteOptions = { retain?: string[]; force?: boolean };

/** Takes away everything that the stack has; the stack's record stays, as deleted. */
export const finishDelete = async (run: Run, { retain = [], force = false }: DeleteOptions = {}): Promise<void> => {
  const { stack } = run;
  await deleteResources(run, (resource) => {
    if (retain.includes(resource.logicalId)) return 'Retain';
    return resource.deletionPolicy === 'Delete' || resource.deletionPolicy === 'Snapshot' ? 'Delete' : 'Retain';
  });
  // What a failed update had replaced still stands, too.
  await cleanUp(run);
  if (run.world.signal.aborted) return;
  if (run.failures.length > 0 && !force)
    return emitStackEvent(run, stack, 'DELETE_FAILED', failureReason(run.failures));
  // What was executed can still be looked at, by its ARN.
  stack.changeSets = stack.changeSets.filter(isOver);
  stack.imports = [];
  delete stack.changeSetId;
  emitStackEvent(run, stack, 'DELETE_COMPLETE');
};
