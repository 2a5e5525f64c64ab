import type { ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import { referencesIn } from '../template/references.ts';
import { functionCall, isRecord } from '../template/template.ts';
import type { DiffState } from './diff-stack.ts';

type Cause = Pick<ResourceChangeDetail, 'Evaluation' | 'ChangeSource' | 'CausingEntity'>;

/** Why a value differs. It may have more than one cause; without any, the template itself changed. */
export const causesOf = (state: DiffState, raw: unknown, steps: string[]): Cause[] => {
  const causes = new Map<string, Cause>();
  const add = (cause: Cause) => causes.set(`${cause.ChangeSource}/${cause.CausingEntity}`, cause);
  for (const { target, attribute } of referencesIn(partOf(raw, steps))) {
    const entity = attribute === undefined ? target : `${target}.${attribute}`;
    if (state.changedParameters.has(target)) {
      // What else the expression does with the parameter is not looked into, so AWS lists this beside it.
      add({ Evaluation: 'Dynamic', ChangeSource: 'DirectModification' });
      add({ Evaluation: 'Static', ChangeSource: 'ParameterReference', CausingEntity: target });
    } else if (attribute === undefined && state.replaced.has(target))
      add({ Evaluation: 'Dynamic', ChangeSource: 'ResourceReference', CausingEntity: entity });
    else if (attribute !== undefined && (state.replaced.has(target) || state.asked.has(target)))
      add({ Evaluation: 'Dynamic', ChangeSource: 'ResourceAttribute', CausingEntity: entity });
  }
  return causes.size > 0 ? [...causes.values()] : [{ Evaluation: 'Static', ChangeSource: 'DirectModification' }];
};

/** The part of the template that gives the value at this place; a function gives everything below it. */
const partOf = (raw: unknown, [step, ...rest]: string[]): unknown => {
  if (step === undefined || functionCall(raw)) return raw;
  if (isRecord(raw)) return partOf(raw[step], rest);
  return Array.isArray(raw) ? partOf(raw[Number(step)], rest) : raw;
};
