import { isDeepStrictEqual } from 'node:util';
import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnEquals: Intrinsic = {
  evaluate(argument, context) {
    if (!Array.isArray(argument) || argument.length !== 2)
      throw templateError('every Fn::Equals object requires a list of 2 string parameters.');
    const [left, right] = argument.map((item) => context.evaluate(item));
    return isDeepStrictEqual(left, right);
  },
};
