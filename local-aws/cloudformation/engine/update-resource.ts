import { isDeepStrictEqual } from 'node:util';
import { copyOf } from '../copy-of.ts';
import { checkProperties } from '../property-faults.ts';
import { tagsOf } from '../resource-properties.ts';
import { refusalByPolicy, type ProtectedAction } from '../stack-policy.ts';
import { ResourceFailure, type Current, type ResourceType } from '../resource-type.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { Properties, StackResource } from '../stack-state.ts';
import { bringUp, createResource } from './create-resource.ts';
import { emitResourceEvent } from './emit-event.ts';
import { evaluateResource, resourceSettings } from './evaluate-resource.ts';
import { failResource } from './fail-resource.ts';
import { needsReplacement } from './replacement.ts';
import { resourceContext } from './resource-context.ts';
import type { Run, TemplateRun } from './run.ts';

/** Brings one resource to what the template now says. True when it is there, also when nothing had to change. */
export const updateResource = async (run: TemplateRun, logicalId: string): Promise<boolean> => {
  const { stack, prepared } = run;
  const resource = stack.resources[logicalId];
  if (!resource || ['CREATE_FAILED', 'DELETE_COMPLETE', 'DELETE_SKIPPED'].includes(resource.status)) {
    if (resource && resource.physicalId !== '') stack.garbage.push(resource);
    return createResource(run, logicalId);
  }
  const declared = prepared.resources[logicalId] ?? { Type: resource.type };
  try {
    const { properties, shown } = evaluateResource(run, declared);
    const type = resourceTypeOf(resource.type);
    const settings = resourceSettings(run, logicalId, declared);
    const context = resourceContext(run, resource, () => {});
    const unchanged =
      resource.status !== 'UPDATE_FAILED' &&
      isDeepStrictEqual(properties, resource.properties) &&
      isDeepStrictEqual(tagsOf(type, context, properties), resource.tags);
    const before = copyOf(resource);
    Object.assign(resource, settings, { shown });
    if (unchanged) return true;
    await change(run, resource, before, properties, type);
    if (run.cancel.signal.aborted) throw new ResourceFailure('Resource update cancelled');
    emitResourceEvent(run, stack, resource, 'UPDATE_COMPLETE');
    return true;
  } catch (error) {
    if (run.world.signal.aborted) return false;
    failResource(run, resource, 'update', error);
    return false;
  }
};

const change = async (
  run: TemplateRun,
  resource: StackResource,
  before: StackResource,
  properties: Properties,
  type: ResourceType,
): Promise<void> => {
  resource.touchedBy = run.id;
  const replaces = needsReplacement(type, before.properties, properties);
  requireAllowed(run, resource, replaces ? 'Update:Replace' : 'Update:Modify');
  if (!replaces) {
    emitResourceEvent(run, run.stack, resource, 'UPDATE_IN_PROGRESS');
    checkProperties(resource.logicalId, type, properties);
    return changeInPlace(run, resource, before, properties);
  }
  emitResourceEvent(
    run,
    run.stack,
    resource,
    'UPDATE_IN_PROGRESS',
    'Requested update requires the creation of a new physical resource; hence creating one.',
  );
  const name = type.nameProperty === undefined ? undefined : properties[type.nameProperty];
  if (name !== undefined && type.nameProperty !== undefined && name === before.properties[type.nameProperty])
    throw new ResourceFailure(
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${String(name)} and update the stack again.`,
    );
  resource.properties = properties;
  await bringUp(run, resource, 'UPDATE_IN_PROGRESS');
  run.stack.garbage.push({ ...before, deletionPolicy: before.updateReplacePolicy });
};

const requireAllowed = ({ policy }: TemplateRun, resource: StackResource, action: ProtectedAction): void => {
  const refusal = refusalByPolicy(policy, action, resource);
  if (refusal !== undefined) throw new ResourceFailure(refusal);
};

/** Updates the physical resource; a provider may answer with another one, and then the old one is cleaned up later. */
export const changeInPlace = async (
  run: Run,
  resource: StackResource,
  before: Current & StackResource,
  properties: Properties,
): Promise<void> => {
  const type = resourceTypeOf(resource.type);
  const context = resourceContext(run, resource, () => {});
  resource.properties = properties;
  const outcome = await type.update(context, before, properties);
  resource.attributes = outcome.attributes;
  resource.noEcho = outcome.noEcho ?? false;
  resource.tags = tagsOf(type, context, properties);
  if (outcome.physicalId === before.physicalId) return;
  resource.physicalId = outcome.physicalId;
  run.stack.garbage.push({ ...before, deletionPolicy: before.updateReplacePolicy });
  emitResourceEvent(
    run,
    run.stack,
    resource,
    'UPDATE_IN_PROGRESS',
    'Requested update required the provider to create a new physical resource',
  );
};
