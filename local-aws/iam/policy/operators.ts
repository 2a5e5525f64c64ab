import { parseDate } from './date.ts';
import { isInBlock } from './ip-address.ts';
import { matchesArn, matchesGlob, type Pattern } from './pattern.ts';

/** One condition operator: compares a value of the policy with a value of the request. */
export type Operator = { negated: boolean; test: (wanted: Pattern, given: string) => boolean };

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)$/;

const number = (test: (given: number, wanted: number) => boolean): Operator['test'] => {
  return (wanted, given) =>
    decimal.test(given) && decimal.test(wanted.text) && test(Number(given), Number(wanted.text));
};

const date = (test: (given: number, wanted: number) => boolean): Operator['test'] => {
  return (wanted, given) => {
    const [a, b] = [parseDate(given), parseDate(wanted.text)];
    return a !== undefined && b !== undefined && test(a, b);
  };
};

const equalsIgnoringCase: Operator['test'] = (wanted, given) => wanted.text.toLowerCase() === given.toLowerCase();
const positive = (test: Operator['test']): Operator => ({ negated: false, test });
const negative = (test: Operator['test']): Operator => ({ negated: true, test });

/** Names are case-insensitive. `Null` is not here: it asks about the key, not its values. */
export const operators: Record<string, Operator> = {
  stringequals: positive((wanted, given) => wanted.text === given),
  stringnotequals: negative((wanted, given) => wanted.text === given),
  stringequalsignorecase: positive(equalsIgnoringCase),
  stringnotequalsignorecase: negative(equalsIgnoringCase),
  stringlike: positive((wanted, given) => matchesGlob(wanted, given)),
  stringnotlike: negative((wanted, given) => matchesGlob(wanted, given)),
  numericequals: positive(number((given, wanted) => given === wanted)),
  numericnotequals: negative(number((given, wanted) => given === wanted)),
  numericlessthan: positive(number((given, wanted) => given < wanted)),
  numericlessthanequals: positive(number((given, wanted) => given <= wanted)),
  numericgreaterthan: positive(number((given, wanted) => given > wanted)),
  numericgreaterthanequals: positive(number((given, wanted) => given >= wanted)),
  dateequals: positive(date((given, wanted) => given === wanted)),
  datenotequals: negative(date((given, wanted) => given === wanted)),
  datelessthan: positive(date((given, wanted) => given < wanted)),
  datelessthanequals: positive(date((given, wanted) => given <= wanted)),
  dategreaterthan: positive(date((given, wanted) => given > wanted)),
  dategreaterthanequals: positive(date((given, wanted) => given >= wanted)),
  bool: positive((wanted, given) => /^(true|false)$/i.test(given) && equalsIgnoringCase(wanted, given)),
  binaryequals: positive((wanted, given) => wanted.text === given),
  ipaddress: positive((wanted, given) => isInBlock(wanted.text, given)),
  notipaddress: negative((wanted, given) => isInBlock(wanted.text, given)),
  arnequals: positive(matchesArn),
  arnlike: positive(matchesArn),
  arnnotequals: negative(matchesArn),
  arnnotlike: negative(matchesArn),
};
