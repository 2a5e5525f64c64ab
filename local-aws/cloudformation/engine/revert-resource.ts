import { isDeepStrictEqual } from 'node:util';
import { copyOf } from '../copy-of.ts';
import { ResourceFailure } from '../resource-type.ts';
import { isCustomType } from '../resource-types.ts';
import type { StackResource } from '../stack-state.ts';
import { emitResourceEvent } from './emit-event.ts';
import { failResource } from './fail-resource.ts';
import type { Run } from './run.ts';
import { changeInPlace } from './update-resource.ts';

/** Takes one resource back to what it was before the update. */
export const revertResource = async (
  run: Run,
  previous: Record<string, StackResource>,
  logicalId: string,
  skip: boolean,
): Promise<boolean> => {
  const { stack } = run;
  const before = previous[logicalId];
  const now = stack.resources[logicalId];
  if (!before || !now) return true;
  const restore = (): StackResource => (stack.resources[logicalId] = copyOf(before));
  if (isReverted(before, now)) {
    restore();
    return true;
  }
  if (skip) {
    emitResourceEvent(run, stack, restore(), 'UPDATE_COMPLETE', 'Resource was skipped during rollback');
    return true;
  }
  const replaced = now.physicalId !== before.physicalId;
  // What failed is not announced again: only that it is back.
  const announced = now.status !== 'UPDATE_FAILED' && (!replaced || isCustomType(now.type));
  if (announced) emitResourceEvent(run, stack, now, 'UPDATE_IN_PROGRESS');
  try {
    if (replaced && !isCustomType(now.type)) {
      // The old one still stands; only the new one has to go.
      stack.garbage = stack.garbage.filter(
        (one) => one.logicalId !== logicalId || one.physicalId !== before.physicalId,
      );
      stack.garbage.push({ ...now, deletionPolicy: 'Delete' });
      emitResourceEvent(run, stack, restore(), 'UPDATE_COMPLETE');
      return true;
    }
    if (replaced)
      stack.garbage = stack.garbage.filter(
        (one) => one.logicalId !== logicalId || one.physicalId !== before.physicalId,
      );
    const attempted = copyOf(now);
    now.shown = before.shown;
    // The property swap: what was new is now the old side of the request.
    await changeInPlace(run, now, attempted, before.properties);
    Object.assign(now, { dependsOn: before.dependsOn, deletionPolicy: before.deletionPolicy });
    now.updateReplacePolicy = before.updateReplacePolicy;
    if (run.cancel.signal.aborted) throw new ResourceFailure('Resource update cancelled');
    emitResourceEvent(run, stack, now, 'UPDATE_COMPLETE');
    return true;
  } catch (error) {
    if (run.world.signal.aborted) return false;
    failResource(run, now, 'update', error);
    return false;
  }
};

const isReverted = (before: StackResource, now: StackResource): boolean =>
  now.status !== 'UPDATE_FAILED' &&
  now.physicalId === before.physicalId &&
  isDeepStrictEqual(now.properties, before.properties) &&
  isDeepStrictEqual(now.tags, before.tags);
