import { alreadyExists } from '../already-exists.ts';
import { checkProperties } from '../property-faults.ts';
import { tagsOf } from '../resource-properties.ts';
import { ResourceFailure } from '../resource-type.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { StackResource } from '../stack-state.ts';
import { emitResourceEvent } from './emit-event.ts';
import { evaluateResource, resourceSettings } from './evaluate-resource.ts';
import { failResource } from './fail-resource.ts';
import { HandlerError } from './handler-error.ts';
import { resourceContext } from './resource-context.ts';
import type { TemplateRun } from './run.ts';

/** Creates one resource of the template. True when it stands. */
export const createResource = async (run: TemplateRun, logicalId: string): Promise<boolean> => {
  const { stack, prepared } = run;
  const resource = newResource(run, logicalId);
  stack.resources[logicalId] = resource;
  try {
    Object.assign(resource, evaluateResource(run, prepared.resources[logicalId] ?? { Type: resource.type }));
    emitResourceEvent(run, stack, resource, 'CREATE_IN_PROGRESS');
    await bringUp(run, resource, 'CREATE_IN_PROGRESS');
    if (run.cancel.signal.aborted) throw new ResourceFailure('Resource creation cancelled');
    emitResourceEvent(run, stack, resource, 'CREATE_COMPLETE');
    return true;
  } catch (error) {
    if (run.world.signal.aborted) return false;
    if (error instanceof ResourceFailure && error.physicalId !== undefined) resource.physicalId = error.physicalId;
    failResource(run, resource, 'create', error);
    return false;
  }
};

/** Makes the physical resource and fills in what it reports. */
export const bringUp = async (run: TemplateRun, resource: StackResource, status: string): Promise<void> => {
  const type = resourceTypeOf(resource.type);
  checkProperties(resource.logicalId, type, resource.properties);
  let announced = false;
  const context = resourceContext(run, resource, (physicalId) => {
    resource.physicalId = physicalId;
    if (!announced) emitResourceEvent(run, run.stack, resource, status, 'Resource creation Initiated');
    announced = true;
  });
  try {
    const outcome = await type.create(context, resource.properties);
    resource.physicalId = outcome.physicalId;
    resource.attributes = outcome.attributes;
    resource.noEcho = outcome.noEcho ?? false;
    resource.tags = tagsOf(type, context, resource.properties);
  } catch (error) {
    const name = type.nameProperty === undefined ? undefined : resource.properties[type.nameProperty];
    if (
      !announced &&
      error instanceof HandlerError &&
      /AlreadyExists|AlreadyOwnedByYou|ResourceConflict|QueueNameExists/.test(error.code)
    )
      throw alreadyExists(resource.type, String(name ?? resource.logicalId));
    throw error;
  }
};

const newResource = (run: TemplateRun, logicalId: string): StackResource => {
  const resource = run.prepared.resources[logicalId] ?? { Type: '' };
  return {
    logicalId,
    type: resource.Type,
    physicalId: '',
    status: 'CREATE_IN_PROGRESS',
    reason: '',
    at: run.world.clock.now(),
    properties: {},
    shown: {},
    attributes: {},
    noEcho: false,
    tags: {},
    touchedBy: run.id,
    ...resourceSettings(run, logicalId, resource),
  };
};
