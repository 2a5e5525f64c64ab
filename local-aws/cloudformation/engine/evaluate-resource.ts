import { noValue } from '../intrinsic.ts';
import type { Properties, StackResource } from '../stack-state.ts';
import { contextOf } from '../template/prepare.ts';
import type { TemplateResource } from '../template/template.ts';
import { lookupsOf } from './lookups.ts';
import { refuseDynamicReferences } from './refuse-dynamic-references.ts';
import type { TemplateRun } from './run.ts';

/** The resource's properties with real values, and as they may be shown. */
export const evaluateResource = (
  run: TemplateRun,
  resource: TemplateResource,
): { properties: Properties; shown: Properties } => {
  const evaluateWith = (masked: boolean): Properties => {
    const context = contextOf(run.prepared, lookupsOf(run.world, run.stack, masked), masked);
    const value = context.evaluate(resource.Properties ?? {});
    return value === noValue ? {} : (value as Properties);
  };
  const properties = evaluateWith(false);
  const text = JSON.stringify(properties);
  refuseDynamicReferences(text);
  const shown = evaluateWith(true);
  // Seldom is anything hidden: a thousand stacks then keep their properties once
  return { properties, shown: JSON.stringify(shown) === text ? properties : shown };
};

/** What the template says beside the properties. */
export const resourceSettings = (
  run: TemplateRun,
  logicalId: string,
  resource: TemplateResource,
): Pick<StackResource, 'dependsOn' | 'deletionPolicy' | 'updateReplacePolicy' | 'metadata'> => {
  const context = contextOf(run.prepared, lookupsOf(run.world, run.stack));
  const policy = (value: unknown) => (value === undefined ? 'Delete' : String(context.evaluate(value)));
  return {
    dependsOn: run.prepared.dependencies[logicalId] ?? [],
    deletionPolicy: policy(resource.DeletionPolicy),
    updateReplacePolicy: policy(resource.UpdateReplacePolicy),
    ...(resource.Metadata === undefined ? {} : { metadata: context.evaluate(resource.Metadata) }),
  };
};
