import { malformedPolicy } from './errors.ts';
import { operators } from './policy/operators.ts';

export type RawStatement = Record<string, unknown>;

const documentKeys = ['Version', 'Id', 'Statement'];
const statementKeys = ['Sid', 'Effect', 'Principal', 'NotPrincipal'];
const textKeys = ['Action', 'NotAction', 'Resource', 'NotResource'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isOneOrMany = (value: unknown, fits: (one: unknown) => boolean): boolean =>
  Array.isArray(value) ? value.every(fits) : fits(value);

/** The operator of a Condition block without what stands around it. */
export const operatorName = (operator: string): string =>
  operator
    .replace(/^(ForAllValues|ForAnyValue):/i, '')
    .replace(/IfExists$/i, '')
    .toLowerCase();

const isKnown = (operator: string): boolean => {
  const name = operatorName(operator);
  return name === 'null' || operators[name] !== undefined;
};

const isConditionBlock = (block: unknown): boolean =>
  isObject(block) &&
  Object.entries(block).every(
    ([operator, keys]) =>
      isObject(keys) &&
      Object.values(keys).every((values) => isOneOrMany(values, isScalar)) &&
      // An operator that does not exist is only noticed when it is given a key
      (isKnown(operator) || Object.keys(keys).length === 0),
  );

const isStatement = (raw: unknown): raw is RawStatement => {
  if (!isObject(raw)) return false;
  const { Sid, Effect, Condition, Action, NotAction, Resource, NotResource, ...rest } = raw;
  return (
    Object.keys(rest).every((key) => statementKeys.includes(key)) &&
    (Sid === undefined || isText(Sid)) &&
    typeof Effect === 'string' &&
    ['allow', 'deny'].includes(Effect.toLowerCase()) &&
    (Action === undefined || NotAction === undefined) &&
    (Resource === undefined || NotResource === undefined) &&
    textKeys.every((key) => raw[key] === undefined || isOneOrMany(raw[key], isText)) &&
    (Condition === undefined || isConditionBlock(Condition))
  );
};

/** Whether a document has the shape of a policy: IAM has one sentence for all that it lacks. The answer is its statements. */
export const checkGrammar = (document: unknown): RawStatement[] => {
  const refuse = () => malformedPolicy('Syntax errors in policy.');
  if (!isObject(document) || Object.keys(document).some((key) => !documentKeys.includes(key))) throw refuse();
  const { Version, Id, Statement } = document;
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17') throw refuse();
  if (Id !== undefined && !isText(Id)) throw refuse();
  const statements = [Statement ?? []].flat() as unknown[];
  if (statements.length === 0 || !statements.every(isStatement)) throw refuse();
  return statements;
};
