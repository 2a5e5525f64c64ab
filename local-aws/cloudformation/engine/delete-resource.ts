import { inventedPhysicalId } from '../resource-types/custom-resource.ts';
import { isCustomType, resourceTypeOf } from '../resource-types.ts';
import type { StackResource } from '../stack-state.ts';
import { emitResourceEvent } from './emit-event.ts';
import { isMissing, reasonOf } from './handler-error.ts';
import { resourceContext } from './resource-context.ts';
import type { Run } from './run.ts';

/** Takes away one physical resource, unless its policy keeps it. True when it is gone or kept. */
export const deleteResource = async (run: Run, resource: StackResource, policy: string): Promise<boolean> => {
  const { stack } = run;
  if (policy === 'Retain' && resource.physicalId !== '') {
    emitResourceEvent(run, stack, resource, 'DELETE_SKIPPED');
    return true;
  }
  const context = resourceContext(run, resource, () => {});
  if (resource.physicalId === '' && isCustomType(resource.type) && resource.requestId !== undefined)
    resource.physicalId = inventedPhysicalId(context);
  if (resource.physicalId === '') {
    emitResourceEvent(run, stack, resource, 'DELETE_COMPLETE');
    return true;
  }
  emitResourceEvent(run, stack, resource, 'DELETE_IN_PROGRESS');
  try {
    await resourceTypeOf(resource.type).delete(context, resource);
  } catch (error) {
    if (run.world.signal.aborted) return false;
    if (!isMissing(error)) {
      run.failures.push({ logicalId: resource.logicalId, verb: 'delete' });
      emitResourceEvent(run, stack, resource, 'DELETE_FAILED', reasonOf(error));
      return false;
    }
  }
  emitResourceEvent(run, stack, resource, 'DELETE_COMPLETE');
  return true;
};
