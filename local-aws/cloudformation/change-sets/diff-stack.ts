import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';
import type { World } from '../../world.ts';
import { exportedValue } from '../engine/lookups.ts';
import { knownAfterApply, type EvaluationContext } from '../intrinsic.ts';
import { isCustomType } from '../resource-types.ts';
import type { Properties, Stack, StackResource } from '../stack-state.ts';
import { contextOf, type Prepared } from '../template/prepare.ts';
import { diffResource } from './diff-resource.ts';
import { contextText } from './resource-text.ts';

/** What is known while the changes are worked out, in the order in which resources depend on each other. */
export type DiffState = {
  prepared: Prepared;
  stack: Stack;
  /** Logical ids whose physical resource will be, or may be, another one. */
  replaced: Set<string>;
  /** Custom resources that will be asked again: their attributes may change. */
  asked: Set<string>;
  tags: Record<string, string>;
  changedParameters: Set<string>;
  evaluate(value: unknown, how: 'real' | 'shown' | 'output'): unknown;
};

/** What the prepared template would change of the stack, as change sets show it. */
export const diffStack = (world: World, stack: Stack, prepared: Prepared, tags: Record<string, string>): Change[] => {
  const state = diffState(world, stack, prepared, tags);
  const changes: ResourceChange[] = [];
  for (const logicalId of inOrder(prepared)) {
    const existing = standing(stack.resources[logicalId]);
    const change = existing ? diffResource(state, existing) : added(state, logicalId);
    if (!change) continue;
    if (change.Replacement === 'True' || change.Replacement === 'Conditional') state.replaced.add(logicalId);
    if (existing && isCustomType(existing.type)) state.asked.add(logicalId);
    changes.push(change);
  }
  const order = Object.keys(prepared.resources);
  changes.sort((a, b) => order.indexOf(a.LogicalResourceId ?? '') - order.indexOf(b.LogicalResourceId ?? ''));
  for (const resource of Object.values(stack.resources))
    if (standing(resource) && !(resource.logicalId in prepared.resources)) changes.push(removed(resource));
  return changes.map((ResourceChange) => ({ Type: 'Resource', ResourceChange }));
};

const standing = (resource: StackResource | undefined): StackResource | undefined =>
  resource && !['DELETE_COMPLETE', 'DELETE_SKIPPED', 'CREATE_FAILED'].includes(resource.status) ? resource : undefined;

const diffState = (world: World, stack: Stack, prepared: Prepared, tags: Record<string, string>): DiffState => {
  const replaced = new Set<string>();
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
  return { prepared, stack, replaced, asked, tags, changedParameters, evaluate };
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
  const resource = state.prepared.resources[logicalId];
  const shown = state.evaluate(resource?.Properties ?? {}, 'shown') as Properties;
  return {
    Action: 'Add',
    LogicalResourceId: logicalId,
    ResourceType: resource?.Type ?? '',
    Scope: [],
    Details: [],
    AfterContext: contextText(shown, resource?.Metadata),
  };
};

const removed = (resource: StackResource): ResourceChange => ({
  Action: 'Remove',
  LogicalResourceId: resource.logicalId,
  PhysicalResourceId: resource.physicalId,
  ResourceType: resource.type,
  PolicyAction:
    resource.deletionPolicy === 'Delete' ? 'Delete' : resource.deletionPolicy === 'Snapshot' ? 'Snapshot' : 'Retain',
  Scope: [],
  Details: [],
  BeforeContext: contextText(resource.shown, resource.metadata),
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
