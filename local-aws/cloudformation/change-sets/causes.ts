import type { ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import { referencesIn } from '../template/references.ts';
import type { DiffState } from './diff-stack.ts';

type Cause = Pick<ResourceChangeDetail, 'Evaluation' | 'ChangeSource' | 'CausingEntity'>;

/** Why a property has another value. A property may have more than one cause; without any, the template itself changed. */
export const causesOf = (state: DiffState, raw: unknown): Cause[] => {
  const causes = new Map<string, Cause>();
  const add = (cause: Cause) => causes.set(`${cause.ChangeSource}/${cause.CausingEntity}`, cause);
  for (const { target, attribute } of referencesIn(raw)) {
    const entity = attribute === undefined ? target : `${target}.${attribute}`;
    if (state.changedParameters.has(target)) {
      add({ Evaluation: 'Static', ChangeSource: 'ParameterReference', CausingEntity: target });
      // What else the expression does with the parameter is not looked into, so AWS lists this beside it.
      add({ Evaluation: 'Dynamic', ChangeSource: 'DirectModification' });
    } else if (attribute === undefined && state.replaced.has(target))
      add({ Evaluation: 'Dynamic', ChangeSource: 'ResourceReference', CausingEntity: entity });
    else if (attribute !== undefined && (state.replaced.has(target) || state.asked.has(target)))
      add({ Evaluation: 'Dynamic', ChangeSource: 'ResourceAttribute', CausingEntity: entity });
  }
  return causes.size > 0 ? [...causes.values()] : [{ Evaluation: 'Static', ChangeSource: 'DirectModification' }];
};
