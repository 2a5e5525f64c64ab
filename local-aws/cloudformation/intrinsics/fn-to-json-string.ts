import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnToJsonString: Intrinsic = {
  extension: true,
  evaluate(argument, context) {
    const value = context.evaluate(argument);
    if (typeof value !== 'object' || value === null)
      throw templateError('Fn::ToJsonString requires an object or an array.');
    return JSON.stringify(value);
  },
};
