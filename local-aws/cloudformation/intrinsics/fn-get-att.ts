import { templateError } from '../errors.ts';
import { functionCall } from '../template/template.ts';
import type { Intrinsic } from '../intrinsic.ts';

export const fnGetAtt: Intrinsic = {
  evaluate(argument, context) {
    const [target, attribute] = partsOf(argument);
    return context.getAtt(target, String(context.evaluate(attribute)));
  },
  references(argument) {
    const [target, attribute] = partsOf(argument);
    return [{ target, ...(typeof attribute === 'string' ? { attribute } : {}) }];
  },
};

const partsOf = (argument: unknown): [string, unknown] => {
  const parts = typeof argument === 'string' ? splitAtDot(argument) : argument;
  const [target, attribute, ...more] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const usable = typeof attribute === 'string' ? attribute !== '' : functionCall(attribute)?.name === 'Ref';
  if (typeof target !== 'string' || target === '' || !usable || more.length > 0)
    throw templateError(
      'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  return [target, attribute];
};

const splitAtDot = (text: string): string[] => {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
};
