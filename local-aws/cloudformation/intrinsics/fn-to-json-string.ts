import { templateError } from '../errors.ts';
import { knownAfterApply, type Intrinsic } from '../intrinsic.ts';

export const fnToJsonString: Intrinsic = {
  extension: true,
  evaluate(argument, context) {
    const value = context.evaluate(argument);
    if (value === knownAfterApply) return knownAfterApply;
    if (typeof value !== 'object' || value === null)
      throw templateError('Fn::ToJsonString requires an object or an array.');
    return JSON.stringify(value);
  },
};
