import { templateError } from '../errors.ts';
import type { EvaluationContext, Intrinsic } from '../intrinsic.ts';
import { conditionNamed } from '../template/template.ts';

/** Fn::And, Fn::Or and Fn::Not: so many booleans, made one. `Condition: Name` among them names another condition. */
export const booleanFunction = (
  name: string,
  least: number,
  most: number,
  combine: (booleans: boolean[]) => boolean,
): Intrinsic => {
  const partsOf = (argument: unknown): unknown[] => {
    if (Array.isArray(argument) && argument.length >= least && argument.length <= most) return argument;
    throw templateError(
      most === 1
        ? `every ${name} object requires one boolean parameter.`
        : `every ${name} object requires a list of at least ${least} and at most ${most} boolean parameters.`,
    );
  };
  return {
    check: (argument) => void partsOf(argument),
    evaluate: (argument, context) => combine(partsOf(argument).map((item) => booleanOf(item, context))),
  };
};

export const booleanOf = (value: unknown, context: EvaluationContext): boolean => {
  const name = conditionNamed(value);
  if (name !== undefined) return context.condition(name);
  const result = context.evaluate(value);
  if (typeof result === 'boolean') return result;
  if (result === 'true' || result === 'false') return result === 'true';
  throw templateError('every condition must be made of functions that give true or false.');
};
