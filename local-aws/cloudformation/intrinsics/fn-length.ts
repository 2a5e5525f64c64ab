import { templateError } from '../errors.ts';
import { knownAfterApply, type Intrinsic } from '../intrinsic.ts';

export const fnLength: Intrinsic = {
  extension: true,
  evaluate(argument, context) {
    const list = context.evaluate(argument);
    if (list === knownAfterApply) return knownAfterApply;
    if (!Array.isArray(list)) throw templateError('Fn::Length requires a list, or a function that returns a list.');
    return String(list.length);
  },
};
