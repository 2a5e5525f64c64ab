import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import type { World } from '../../world.ts';
import { exportedValue } from '../engine/lookups.ts';
import { knownAfterApply, type EvaluationContext } from '../intrinsic.ts';
import { isCustomType } from '../resource-types.ts';
import type { Stack, StackResource } from '../stack-state.ts';
import { contextOf, type Prepared } from '../template/prepare.ts';
import type { TemplateResource } from '../template/template.ts';
import { diffResource } from './diff-resource.ts';
import { outlineResource } from './outline-resource.ts';
import { previousTemplate } from './previous-template.ts';
import { contextText } from './resource-text.ts';

/** What is known while the changes are worked out, in the order in which resources depend on each other. */
export type DiffState = {
  prepared: Prepared;
  stack: Stack;
  /** Logical ids whose physical resource will be, or may be, another one. */
  replaced: Map<string, 'True' | 'Conditional'>;
  /** Custom resources that will be asked again: their attributes may change. */
  asked: Set<string>;
  tags: Record<string, string>;
  changedParameters: Set<string>;
  evaluate(value: unknown, how: 'real' | 'shown' | 'output'): unknown;
  /** A resource as the stack's own template has it. */
  previous(logicalId: string): TemplateResource | undefined;
};

/** Change sets are told in two ways: with values, which are compared, or without, by what refers to what. */
export type StackDiff = { changes: Change[]; outline: Change[] };

/** What the prepared template would change of the stack, as change sets show it. */
export const diffStack = (world: World, stack: Stack, prepared: Prepared, tags: Record<string, string>): StackDiff => {
  const state = diffState(world, stack, prepared, tags);
  const changes: ResourceChange[] = [];
  const outline = new Map<string, ResourceChange>();
  for (const logicalId of inOrder(prepared)) {
    const existing = standing(stack.resources[logicalId]);
    const change = existing ? diffResource(state, existing) : added(state, logicalId);
    const outlined = existing ? outlineResource(state, outline, existing, change) : change;
    if (outlined) outline.set(logicalId, outlined);
    if (!change) continue;
    const { Replacement } = change;
    if (Replacement === 'True' || Replacement === 'Conditional') state.replaced.set(logicalId, Replacement);
    if (existing && isCustomType(existing.type)) state.asked.add(logicalId);
    changes.push(change);
  }
  for (const resource of Object.values(stack.resources)) {
    if (!standing(resource) || resource.logicalId in prepared.resources) continue;
    changes.push(removed(state, resource));
    outline.set(resource.logicalId, removed(state, resource));
  }
  return { changes: listed(changes), outline: listed([...outline.values()].map(withoutContext)) };
};

/** AWS sorts by logical id, where a name comes after those that it begins. */
const listed = (changes: ResourceChange[]): Change[] =>
  changes
    .map((ResourceChange): Change => ({ Type: 'Resource', ResourceChange }))
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));

const sortKey = ({ ResourceChange }: Change): string => `${ResourceChange?.LogicalResourceId}~`;

const withoutContext = ({ BeforeContext: _before, AfterContext: _after, ...change }: ResourceChange): ResourceChange =>
  change;

const standing = (resource: StackResource | undefined): StackResource | undefined =>
  resource && !['DELETE_COMPLETE', 'DELETE_SKIPPED', 'CREATE_FAILED'].includes(resource.status) ? resource : undefined;

const diffState = (world: World, stack: Stack, prepared: Prepared, tags: Record<string, string>): DiffState => {
  const replaced: DiffState['replaced'] = new Map();
  const asked = new Set<string>();
  const lookups = (masked: boolean): Pick<EvaluationContext, 'ref' | 'getAtt' | 'importValue'> => ({
    ref: (logicalId) =>
      replaced.has(logicalId) ? knownAfterApply : (standing(stack.resources[logicalId])?.physicalId ?? knownAfterApply),
    getAtt(logicalId, attribute) {
      const resource = standing(stack.resources[logicalId]);
      if (!resource || replaced.has(logicalId) || asked.has(logicalId)) return knownAfterApply;
      if (masked && resource.noEcho) return '*****';
      return resource.attributes[attribute] ?? knownAfterApply;
    },
    importValue: (name) => exportedValue(world, stack, name),
  });
  const contexts = {
    real: contextOf(prepared, lookups(false)),
    shown: contextOf(prepared, lookups(true), true),
    output: contextOf(prepared, lookups(true)),
  };
  const before = new Map(stack.parameters.map(({ key, value }) => [key, value]));
  const changedParameters = new Set(
    prepared.parameters.filter(({ key, value }) => before.get(key) !== value).map(({ key }) => key),
  );
  const evaluate: DiffState['evaluate'] = (value, how) => contexts[how].evaluate(value);
  const previous = previousTemplate(stack, prepared);
  return { prepared, stack, replaced, asked, tags, changedParameters, evaluate, previous };
};

/** What is needed comes before what needs it. */
const inOrder = ({ dependencies }: Prepared): string[] => {
  const ordered = new Set<string>();
  const visit = (logicalId: string): void => {
    if (ordered.has(logicalId)) return;
    for (const need of dependencies[logicalId] ?? []) visit(need);
    ordered.add(logicalId);
  };
  Object.keys(dependencies).forEach(visit);
  return [...ordered];
};

const added = (state: DiffState, logicalId: string): ResourceChange => {
  const resource = state.evaluate(state.prepared.resources[logicalId] ?? { Type: '' }, 'shown') as TemplateResource;
  return {
    Action: 'Add',
    LogicalResourceId: logicalId,
    ResourceType: resource.Type,
    Scope: [],
    Details: [],
    AfterContext: contextText(resource),
  };
};

const removed = ({ previous }: DiffState, resource: StackResource): ResourceChange => ({
  Action: 'Remove',
  LogicalResourceId: resource.logicalId,
  PhysicalResourceId: resource.physicalId,
  ResourceType: resource.type,
  PolicyAction:
    resource.deletionPolicy === 'Delete' ? 'Delete' : resource.deletionPolicy === 'Snapshot' ? 'Snapshot' : 'Retain',
  Scope: [],
  Details: [],
  BeforeContext: contextText(previous(resource.logicalId) ?? { Type: resource.type, Properties: resource.shown }),
});

/** Whether executing would do anything at all: resources, outputs, or the stack's own settings. */
export const outputsDiffer = (world: World, stack: Stack, prepared: Prepared): boolean => {
  const state = diffState(world, stack, prepared, stack.tags);
  const after = Object.entries(prepared.outputs).map(([key, output]) => ({
    key,
    value: state.evaluate(output.Value, 'output'),
    exportName: output.Export === undefined ? undefined : state.evaluate(output.Export.Name, 'output'),
    description: output.Description,
  }));
  const before = stack.outputs.map(({ key, value, exportName, description }) => ({
    key,
    value,
    exportName,
    description,
  }));
  return !isDeepStrictEqual(before, after);
};
