import { templateError } from '../errors.ts';
import { knownAfterApply, type Intrinsic } from '../intrinsic.ts';
import { functionCall } from '../template/template.ts';

export const fnSplit: Intrinsic = {
  check: (argument) => void partsOf(argument),
  evaluate(argument, context) {
    const [delimiter, text] = partsOf(argument);
    const source = context.evaluate(text);
    if (typeof source !== 'string') throw usage();
    return source.includes(knownAfterApply) ? knownAfterApply : source.split(delimiter);
  },
};

const partsOf = (argument: unknown): [string, unknown] => {
  const [delimiter, text, ...more] = Array.isArray(argument) ? (argument as unknown[]) : [];
  const isText = typeof text === 'string' || functionCall(text) !== undefined;
  if (typeof delimiter !== 'string' || !isText || more.length > 0) throw usage();
  return [delimiter, text];
};

const usage = (): Error =>
  templateError(
    'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a ' +
      'function that returns a string to be split.',
  );
