import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnIf: Intrinsic = {
  check: (argument) => void branchesOf(argument),
  evaluate(argument, context) {
    const [name, yes, no] = branchesOf(argument);
    return context.evaluate(context.condition(name) ? yes : no);
  },
};

/** Condition name and the two branches. */
export const branchesOf = (argument: unknown): [string, unknown, unknown] => {
  const [name, yes, no, ...more] = Array.isArray(argument) ? (argument as unknown[]) : [];
  if (typeof name !== 'string' || yes === undefined || no === undefined || more.length > 0)
    throw templateError('Fn::If requires a list argument with three elements');
  return [name, yes, no];
};
