import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const ref: Intrinsic = {
  evaluate(argument, context) {
    const name = nameIn(argument);
    return name in context.values ? context.values[name] : context.ref(name);
  },
  references: (argument) => [{ target: nameIn(argument) }],
};

const nameIn = (argument: unknown): string => {
  if (typeof argument !== 'string' || argument === '')
    throw templateError('every Ref object must have a single String value.');
  return argument;
};
