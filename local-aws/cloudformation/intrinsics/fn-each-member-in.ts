import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnEachMemberIn: Intrinsic = {
  evaluate(argument, context) {
    const [some, all] = (Array.isArray(argument) ? argument : []).map((part) => context.evaluate(part));
    if (!Array.isArray(some) || !Array.isArray(all))
      throw templateError('every Fn::EachMemberIn object requires two lists of strings.');
    return some.every((item) => all.includes(item));
  },
};
