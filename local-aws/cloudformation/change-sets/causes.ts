import type { ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { Reference } from '../intrinsic.ts';
import { referencesIn } from '../template/references.ts';
import { functionCall, isRecord } from '../template/template.ts';
import type { DiffState } from './diff-stack.ts';

export type Cause = Pick<ResourceChangeDetail, 'Evaluation' | 'ChangeSource' | 'CausingEntity'>;

/** What else an expression does with what it refers to is not looked into, so AWS lists this beside the reference. */
const perhapsMore: Cause = { Evaluation: 'Dynamic', ChangeSource: 'DirectModification' };

/** Why a value differs. It may have more than one cause; without any, the template itself changed. */
export const causesOf = (state: DiffState, raw: unknown, steps: string[]): Cause[] => {
  const causes = new Map<string, Cause>();
  const add = (cause: Cause) => causes.set(`${cause.ChangeSource}/${cause.CausingEntity}`, cause);
  const references = referencesIn(partOf(raw, steps));
  for (const reference of references) {
    const { target, attribute } = reference;
    const replacement = state.replaced.get(target);
    if (state.changedParameters.has(target))
      add({ Evaluation: 'Static', ChangeSource: 'ParameterReference', CausingEntity: target });
    else if (replacement !== undefined) add(resourceCause(reference, replacement === 'True' ? 'Static' : 'Dynamic'));
    else if (attribute !== undefined && state.asked.has(target)) add(resourceCause(reference, 'Dynamic'));
  }
  const certain = references.some(({ target }) => state.changedParameters.has(target) || state.replaced.has(target));
  if (certain) add(perhapsMore);
  return causes.size > 0 ? [...causes.values()] : [{ Evaluation: 'Static', ChangeSource: 'DirectModification' }];
};

/** A change that comes from another resource: from which one it is, or from what it has. */
export const resourceCause = ({ target, attribute }: Reference, Evaluation: 'Static' | 'Dynamic'): Cause => ({
  Evaluation,
  ChangeSource: attribute === undefined ? 'ResourceReference' : 'ResourceAttribute',
  CausingEntity: attribute === undefined ? target : `${target}.${attribute}`,
});

/** The part of the template that gives the value at this place; a function gives everything below it. */
const partOf = (raw: unknown, [step, ...rest]: string[]): unknown => {
  if (step === undefined || functionCall(raw)) return raw;
  if (isRecord(raw)) return partOf(raw[step], rest);
  return Array.isArray(raw) ? partOf(raw[Number(step)], rest) : raw;
};
