import { templateError } from '../errors.ts';
import { knownAfterApply, type Intrinsic } from '../intrinsic.ts';

export const fnSplit: Intrinsic = {
  evaluate(argument, context) {
    const [delimiter, text, ...more] = Array.isArray(argument) ? (argument as unknown[]) : [];
    const source = context.evaluate(text);
    if (typeof delimiter !== 'string' || typeof source !== 'string' || more.length > 0)
      throw templateError(
        'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a ' +
          'function that returns a string to be split.',
      );
    return source.includes(knownAfterApply) ? knownAfterApply : source.split(delimiter);
  },
};
