import { isDeepStrictEqual } from 'node:util';
import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnEquals: Intrinsic = {
  check: (argument) => void partsOf(argument),
  evaluate(argument, context) {
    const [left, right] = partsOf(argument).map((item) => context.evaluate(item));
    return isDeepStrictEqual(left, right);
  },
};

const partsOf = (argument: unknown): unknown[] => {
  if (!Array.isArray(argument) || argument.length !== 2)
    throw templateError('every Fn::Equals object requires a list of 2 string parameters.');
  return argument;
};
