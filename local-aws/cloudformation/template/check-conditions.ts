import { formatError } from '../errors.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import { referencesIn } from './references.ts';
import { conditionNamed, functionCall, isRecord, type Template } from './template.ts';

/** Conditions are decided before any resource exists, from parameters and each other. */
export const checkConditions = ({ Conditions = {}, Parameters = {} }: Template): void => {
  for (const condition of Object.values(Conditions)) {
    if (functionCall(condition) === undefined && conditionNamed(condition) === undefined)
      throw formatError('Conditions can only be boolean operations on parameters and other conditions');
    for (const { target } of referencesIn(condition))
      if (!(target in Parameters) && !pseudoParameters.includes(target)) throw notBeforeResources(target);
    for (const name of conditionsNamedIn(condition))
      if (!(name in Conditions))
        throw formatError(`Unresolved condition dependency ${name} in the Conditions block of the template`);
  }
};

export const notBeforeResources = (name: string): Error =>
  formatError(`Unresolved dependencies [${name}]. Cannot reference resources in the Conditions block of the template`);

const conditionsNamedIn = (value: unknown): string[] => {
  const name = conditionNamed(value);
  if (name !== undefined) return [name];
  if (Array.isArray(value)) return value.flatMap(conditionsNamedIn);
  return isRecord(value) ? Object.values(value).flatMap(conditionsNamedIn) : [];
};
