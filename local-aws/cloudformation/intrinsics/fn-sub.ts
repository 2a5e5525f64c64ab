import { templateError } from '../errors.ts';
import type { EvaluationContext, Intrinsic, Reference } from '../intrinsic.ts';
import { isRecord } from '../template/template.ts';

const variable = /\$\{([^!}][^}]*|)\}/g;
const variableOrEscape = /\$\{(!?)([^}]+)\}/g;

export const fnSub: Intrinsic = {
  evaluate(argument, context) {
    const { text, own } = partsOf(argument);
    const values = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, ownText(value, context)]));
    // In one pass: what a value holds is not read as a template again
    return text.replace(variableOrEscape, (_whole, escaped: string, name: string) =>
      escaped === '' ? (values[name.trim()] ?? textOf(name.trim(), context)) : `\${${name}}`,
    );
  },
  references(argument) {
    const { text, own } = partsOf(argument);
    return namesIn(text)
      .filter((name) => !(name in own))
      .map(referenceTo);
  },
};

const partsOf = (argument: unknown): { text: string; own: Record<string, unknown> } => {
  const [text, own = {}, ...more] = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  if (typeof text !== 'string' || !isRecord(own) || more.length > 0)
    throw templateError(
      "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, " +
        'and an optional second argument to specify a mapping of values to replace in the string',
    );
  return { text, own };
};

const namesIn = (text: string): string[] =>
  [...text.matchAll(variable)].map(([, name = '']) => {
    if (!/^[A-Za-z0-9_.:]+$/.test(name.trim()))
      throw templateError(
        'variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
      );
    return name.trim();
  });

const referenceTo = (name: string): Reference => {
  const dot = name.indexOf('.');
  return dot < 0 ? { target: name } : { target: name.slice(0, dot), attribute: name.slice(dot + 1) };
};

const isText = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const ownText = (raw: unknown, context: EvaluationContext): string => {
  const value = context.evaluate(raw);
  if (isText(value)) return String(value);
  throw templateError(
    'every value of the context object of every Fn::Sub object must be a string or a function that returns a string',
  );
};

const textOf = (name: string, context: EvaluationContext): string => {
  const value = valueOf(name, context);
  if (isText(value)) return String(value);
  throw templateError(`variable ${name} in Fn::Sub expression does not resolve to a string`);
};

const valueOf = (name: string, context: EvaluationContext): unknown => {
  if (name in context.values) return context.values[name];
  const { target, attribute } = referenceTo(name);
  return attribute === undefined ? context.ref(target) : context.getAtt(target, attribute);
};
