import type { ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { StackResource } from '../stack-state.ts';
import { referencesIn } from '../template/references.ts';
import { resourceCause } from './causes.ts';
import { modification, targetOf } from './diff-resource.ts';
import type { DiffState } from './diff-stack.ts';

/**
 * What a change set tells of a standing resource when nobody asks for values. AWS then goes by references: whatever
 * takes an attribute from a resource that changes is listed, whether or not the attribute changes.
 */
export const outlineResource = (
  state: DiffState,
  outline: Map<string, ResourceChange>,
  existing: StackResource,
  change: ResourceChange | undefined,
): ResourceChange | undefined => {
  const own = ownDetails(change?.Details ?? []);
  const details = unique([...own, ...referenceDetails(state, outline, existing)]);
  return details.length === 0 ? undefined : modification(existing, details);
};

/** Without values and paths, and without what comes from other resources. */
const ownDetails = (details: ResourceChangeDetail[]): ResourceChangeDetail[] => {
  const outlined = details.map(
    ({ Target: { Path: _1, BeforeValue: _2, AfterValue: _3, AttributeChangeType: _4, ...Target } = {}, ...cause }) => ({
      ...cause,
      Target,
    }),
  );
  const byParameter = outlined.filter(({ ChangeSource }) => ChangeSource === 'ParameterReference');
  return outlined.filter(
    ({ ChangeSource, Evaluation, Target }) =>
      ChangeSource === 'ParameterReference' ||
      (ChangeSource === 'DirectModification' &&
        (Evaluation === 'Static' || byParameter.some((one) => JSON.stringify(one.Target) === JSON.stringify(Target)))),
  );
};

const referenceDetails = (
  { prepared }: DiffState,
  outline: Map<string, ResourceChange>,
  { logicalId, type }: StackResource,
): ResourceChangeDetail[] =>
  Object.entries(prepared.resources[logicalId]?.Properties ?? {}).flatMap(([name, raw]) =>
    referencesIn(raw).flatMap((reference) => {
      const replacement = outline.get(reference.target)?.Replacement;
      // Ref gives the same again, unless the resource is another one.
      const unaffected = replacement === undefined || (reference.attribute === undefined && replacement === 'False');
      if (unaffected) return [];
      return [
        { Target: targetOf(type, name), ...resourceCause(reference, replacement === 'True' ? 'Static' : 'Dynamic') },
      ];
    }),
  );

const unique = (details: ResourceChangeDetail[]): ResourceChangeDetail[] => [
  ...new Map(details.map((detail) => [JSON.stringify(detail), detail])).values(),
];
