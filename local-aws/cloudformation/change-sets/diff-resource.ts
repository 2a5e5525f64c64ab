import type {
  Replacement,
  ResourceAttribute,
  ResourceChange,
  ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import { recreationOf } from '../engine/replacement.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { Properties, StackResource } from '../stack-state.ts';
import type { TemplateResource } from '../template/template.ts';
import { causesOf } from './causes.ts';
import type { DiffState } from './diff-stack.ts';
import { leafChanges } from './leaf-changes.ts';
import { contextText } from './resource-text.ts';

/** How one standing resource would change; undefined if it would not. */
export const diffResource = (state: DiffState, existing: StackResource): ResourceChange | undefined => {
  const resource = state.prepared.resources[existing.logicalId] ?? { Type: existing.type };
  const properties = state.evaluate(resource.Properties ?? {}, 'real') as Properties;
  const shown = state.evaluate(resource.Properties ?? {}, 'shown') as Properties;
  const details = [
    ...propertyDetails(state, existing, resource, properties, shown),
    ...attributeDetails(state, existing, resource),
    ...stackTagDetails(state, existing),
  ];
  if (details.length === 0) return undefined;
  const replacement = replacementOf(details);
  const scope = [
    ...new Set(details.map(({ Target }) => Target?.Attribute).filter((attribute) => attribute !== undefined)),
  ];
  return {
    Action: 'Modify',
    LogicalResourceId: existing.logicalId,
    PhysicalResourceId: existing.physicalId,
    ResourceType: existing.type,
    Replacement: replacement,
    Scope: scope,
    Details: details,
    ...(replacement === 'True'
      ? { PolicyAction: existing.updateReplacePolicy === 'Delete' ? 'ReplaceAndDelete' : 'ReplaceAndRetain' }
      : {}),
    BeforeContext: contextText(existing.shown, existing.metadata),
    AfterContext: contextText(shown, resource.Metadata),
  };
};

const propertyDetails = (
  state: DiffState,
  existing: StackResource,
  resource: TemplateResource,
  properties: Properties,
  shown: Properties,
): ResourceChangeDetail[] => {
  const type = resourceTypeOf(existing.type);
  const names = [...new Set([...Object.keys(existing.properties), ...Object.keys(properties)])];
  return names
    .filter((name) => !isDeepStrictEqual(existing.properties[name], properties[name]))
    .flatMap((name) => {
      const isTags = name === 'Tags' && type.taggable === true;
      const raw = resource.Properties?.[name];
      return leafChanges(existing.shown[name], shown[name]).flatMap(({ steps, ...values }) =>
        causesOf(state, raw, steps).map((cause) => ({
          Target: {
            ...(isTags ? { Attribute: 'Tags' as const } : { Attribute: 'Properties' as const, Name: name }),
            RequiresRecreation: recreationOf(type, name),
            Path: ['/Properties', name, ...steps].join('/'),
            ...values,
          },
          ...cause,
        })),
      );
    });
};

/** Metadata and the two policies are changes in AWS, too; nothing physical follows from them. */
const attributeDetails = (
  state: DiffState,
  existing: StackResource,
  resource: TemplateResource,
): ResourceChangeDetail[] => {
  const policy = (value: unknown) => (value === undefined ? 'Delete' : String(state.evaluate(value, 'shown')));
  const metadata = resource.Metadata === undefined ? undefined : state.evaluate(resource.Metadata, 'real');
  const pairs: [ResourceAttribute, unknown, unknown][] = [
    ['Metadata', existing.metadata, metadata],
    ['DeletionPolicy', existing.deletionPolicy, policy(resource.DeletionPolicy)],
    ['UpdateReplacePolicy', existing.updateReplacePolicy, policy(resource.UpdateReplacePolicy)],
  ];
  return pairs
    .filter(([, before, after]) => !isDeepStrictEqual(before, after))
    .map(([Attribute]) => ({
      Target: { Attribute, RequiresRecreation: 'Never' },
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    }));
};

/** A changed tag of the stack reaches every resource that takes tags. */
const stackTagDetails = (state: DiffState, existing: StackResource): ResourceChangeDetail[] =>
  resourceTypeOf(existing.type).taggable && !isDeepStrictEqual(state.stack.tags, state.tags)
    ? [
        {
          Target: { Attribute: 'Tags', RequiresRecreation: 'Never' },
          Evaluation: 'Static',
          ChangeSource: 'DirectModification',
        },
      ]
    : [];

const replacementOf = (details: ResourceChangeDetail[]): Replacement => {
  const always = details.filter(({ Target }) => Target?.RequiresRecreation === 'Always');
  if (always.some(({ Evaluation }) => Evaluation === 'Static')) return 'True';
  const maybe = details.some(({ Target }) => Target?.RequiresRecreation === 'Conditionally');
  return always.length > 0 || maybe ? 'Conditional' : 'False';
};
