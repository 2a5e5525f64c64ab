import { templateError } from '../errors.ts';
import { knownAfterApply, type Intrinsic } from '../intrinsic.ts';
import { functionCall } from '../template/template.ts';

export const fnSelect: Intrinsic = {
  check(argument) {
    const [at, list] = partsOf(argument);
    if (functionCall(at) === undefined && !/^-?\d+$/.test(String(at))) throw usage();
    if (functionCall(list) === undefined && !Array.isArray(list)) throw usage();
  },
  evaluate(argument, context) {
    const [at, list] = partsOf(argument);
    const index = Number(context.evaluate(at));
    const items = context.evaluate(list);
    if (items === knownAfterApply) return knownAfterApply;
    if (!Number.isInteger(index) || !Array.isArray(items)) throw usage();
    const item: unknown = items[index];
    if (item === undefined) throw templateError(`Fn::Select cannot select nonexistent value at index ${index}`);
    return item;
  },
};

const partsOf = (argument: unknown): unknown[] => {
  if (!Array.isArray(argument) || argument.length !== 2) throw usage();
  return argument;
};

const usage = (): Error =>
  templateError('Fn::Select requires a list argument with two elements: an integer index and a list');
