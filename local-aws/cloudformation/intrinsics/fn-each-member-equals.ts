import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnEachMemberEquals: Intrinsic = {
  evaluate(argument, context) {
    const [list, value] = (Array.isArray(argument) ? argument : []).map((part) => context.evaluate(part));
    if (!Array.isArray(list))
      throw templateError('every Fn::EachMemberEquals object requires a list of strings and a string.');
    return list.every((item) => item === value);
  },
};
