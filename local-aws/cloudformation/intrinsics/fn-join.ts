import { templateError } from '../errors.ts';
import { knownAfterApply, type Intrinsic } from '../intrinsic.ts';
import { functionCall, isRecord } from '../template/template.ts';

const usage =
  'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a ' +
  'function that returns a list of strings (such as Fn::GetAZs) to be joined.';

export const fnJoin: Intrinsic = {
  check: (argument) => void partsOf(argument),
  evaluate(argument, context) {
    const [delimiter, list] = partsOf(argument);
    const items = context.evaluate(list);
    if (items === knownAfterApply) return knownAfterApply;
    if (!Array.isArray(items) || items.some((item) => isRecord(item))) throw templateError(usage);
    return items.flat().join(delimiter);
  },
};

const partsOf = (argument: unknown): [string, unknown] => {
  const [delimiter, list, ...more] = Array.isArray(argument) ? (argument as unknown[]) : [];
  const isList = Array.isArray(list) || functionCall(list) !== undefined;
  if (typeof delimiter !== 'string' || !isList || more.length > 0) throw templateError(usage);
  return [delimiter, list];
};
