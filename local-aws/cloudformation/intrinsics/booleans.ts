import { templateError } from '../errors.ts';
import type { EvaluationContext } from '../intrinsic.ts';
import { isRecord } from '../template/template.ts';

/** The boolean arguments of Fn::And, Fn::Or and Fn::Not; `Condition: Name` among them names another condition. */
export const booleansOf = (
  name: string,
  argument: unknown,
  context: EvaluationContext,
  least: number,
  most: number,
): boolean[] => {
  if (!Array.isArray(argument) || argument.length < least || argument.length > most)
    throw templateError(
      most === 1
        ? `every ${name} object requires one boolean parameter.`
        : `every ${name} object requires a list of at least ${least} and at most ${most} boolean parameters.`,
    );
  return argument.map((item) => booleanOf(item, context));
};

export const booleanOf = (value: unknown, context: EvaluationContext): boolean => {
  if (isRecord(value) && Object.keys(value).length === 1 && typeof value['Condition'] === 'string')
    return context.condition(value['Condition']);
  const result = context.evaluate(value);
  if (typeof result === 'boolean') return result;
  if (result === 'true' || result === 'false') return result === 'true';
  throw templateError('every condition must be made of functions that give true or false.');
};
