import { isMultivalued, valuesOf, type RequestContext } from './context.ts';
import { operators } from './operators.ts';
import { resolvePattern, type Pattern } from './pattern.ts';

const parseOperator = (text: string): { set: string; name: string; ifExists: boolean } => {
  const [, set = '', name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(text) ?? [];
  return { set: set.toLowerCase(), name: name.toLowerCase(), ifExists: ifExists !== undefined };
};

/** The operators whose values may hold variables; in the others a variable is plain text. */
const takesVariables = (name: string): boolean => /^(string|arn|bool)/.test(name);

/** One line of a Condition block: a single operator and key with its values. */
export const conditionHolds = (
  operatorText: string,
  key: string,
  wanted: string[],
  context: RequestContext,
  variables: boolean,
): boolean => {
  const { set, name, ifExists } = parseOperator(operatorText);
  const given = valuesOf(context, key);
  if (name === 'null') {
    return wanted.some((value) => value.toLowerCase() === String(given === undefined));
  }
  const operator = operators[name];
  // An operator that IAM does not know never gets into a stored policy
  if (operator === undefined) return false;
  // To a set operator, empty text is no value
  if (given === undefined || (set !== '' && given.every((value) => value === ''))) {
    if (ifExists || set === 'forallvalues') return true;
    return set === 'foranyvalue' ? false : operator.negated;
  }
  // A key that may hold several values requires a set operator, even when the request gives it one value
  if (set === '' && isMultivalued(context, key)) return false;
  const patterns = wanted
    .map((value) => resolvePattern(value, variables && takesVariables(name) ? context : undefined))
    .filter((pattern): pattern is Pattern => pattern !== undefined);
  // Several wanted values are alternatives; under a negated operator, none of them may match
  const holds = (value: string) => operator.negated !== patterns.some((pattern) => operator.test(pattern, value));
  if (set === 'forallvalues') return given.every(holds);
  if (set === 'foranyvalue') return given.some(holds);
  return given.every(holds);
};
