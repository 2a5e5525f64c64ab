import { templateError } from '../errors.ts';
import { knownAfterApply, type Intrinsic } from '../intrinsic.ts';

export const fnSelect: Intrinsic = {
  evaluate(argument, context) {
    const [at, list, ...more] = Array.isArray(argument) ? (argument as unknown[]) : [];
    const index = Number(context.evaluate(at));
    const items = context.evaluate(list);
    if (items === knownAfterApply) return knownAfterApply;
    if (!Number.isInteger(index) || !Array.isArray(items) || more.length > 0)
      throw templateError('Fn::Select requires a list argument with two elements: an integer index and a list');
    const item: unknown = items[index];
    if (item === undefined) throw templateError(`Fn::Select cannot select nonexistent value at index ${index}`);
    return item;
  },
};
