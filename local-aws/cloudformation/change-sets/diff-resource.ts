import type {
  PolicyAction,
  Replacement,
  ResourceAttribute,
  ResourceChange,
  ResourceChangeDetail,
  ResourceTargetDefinition,
} from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import { recreationOf } from '../engine/replacement.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { Properties, StackResource } from '../stack-state.ts';
import type { TemplateResource } from '../template/template.ts';
import { causesOf } from './causes.ts';
import type { DiffState } from './diff-stack.ts';
import { hashOrder } from './hash-order.ts';
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
  const before = { ...state.previous(existing.logicalId), Type: existing.type, Properties: existing.shown };
  const { DependsOn: _, ...settings } = resource;
  const after = state.evaluate({ ...settings, Properties: {} }, 'shown') as TemplateResource;
  return {
    ...modification(existing, details),
    BeforeContext: contextText({
      ...before,
      ...(existing.metadata === undefined ? {} : { Metadata: existing.metadata }),
    }),
    AfterContext: contextText({ ...after, Properties: shown }),
  };
};

/** Free JSON to the schemas of resource types, so AWS shows the whole of it. */
const documents = new Set([
  'AssumeRolePolicyDocument',
  'DeliveryPolicy',
  'FilterPolicy',
  'PolicyDocument',
  'RedriveAllowPolicy',
  'RedrivePolicy',
]);

/** What the details come to. */
export const modification = (existing: StackResource, details: ResourceChangeDetail[]): ResourceChange => {
  const replacement = replacementOf(details);
  const attributes = details.map(({ Target }) => Target?.Attribute).filter((attribute) => attribute !== undefined);
  return {
    Action: 'Modify',
    LogicalResourceId: existing.logicalId,
    PhysicalResourceId: existing.physicalId,
    ResourceType: existing.type,
    Replacement: replacement,
    Scope: [...new Set(attributes)],
    Details: details,
    ...(replacement === 'True'
      ? { PolicyAction: replaceActions[existing.updateReplacePolicy] ?? 'ReplaceAndRetain' }
      : {}),
  };
};

const replaceActions: Record<string, PolicyAction> = { Delete: 'ReplaceAndDelete', Snapshot: 'ReplaceAndSnapshot' };

/** The property that changes; tags have a word of their own. */
export const targetOf = (type: string, name: string): ResourceTargetDefinition => ({
  ...(name === 'Tags' && resourceTypeOf(type).taggable === true
    ? { Attribute: 'Tags' }
    : { Attribute: 'Properties', Name: name }),
  RequiresRecreation: recreationOf(resourceTypeOf(type), name),
});

const propertyDetails = (
  state: DiffState,
  existing: StackResource,
  resource: TemplateResource,
  properties: Properties,
  shown: Properties,
): ResourceChangeDetail[] => {
  const names = hashOrder([...new Set([...Object.keys(existing.properties), ...Object.keys(properties)])]);
  return names
    .filter((name) => !isDeepStrictEqual(existing.properties[name], properties[name]))
    .flatMap((name) =>
      leafChanges(existing.shown[name], shown[name], documents, [name]).flatMap(({ steps, ...values }) =>
        causesOf(state, resource.Properties, steps).map((cause) => ({
          Target: {
            ...targetOf(existing.type, name),
            Path: ['/Properties', ...steps].join('/'),
            ...values,
          },
          ...cause,
        })),
      ),
    );
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
