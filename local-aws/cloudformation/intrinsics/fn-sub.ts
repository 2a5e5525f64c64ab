import { templateError } from '../errors.ts';
import type { EvaluationContext, Intrinsic, Reference } from '../intrinsic.ts';
import { isRecord } from '../template/template.ts';

const variable = /\$\{([^!}][^}]*)\}/g;

export const fnSub: Intrinsic = {
  evaluate(argument, context) {
    const { text, own } = partsOf(argument);
    return text
      .replace(variable, (_whole, name: string) => textOf(valueOf(name.trim(), own, context)))
      .replace(/\$\{!([^}]*)\}/g, '${$1}');
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

const valueOf = (name: string, own: Record<string, unknown>, context: EvaluationContext): unknown => {
  if (name in own) return context.evaluate(own[name]);
  if (name in context.values) return context.values[name];
  const { target, attribute } = referenceTo(name);
  return attribute === undefined ? context.ref(target) : context.getAtt(target, attribute);
};

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));
