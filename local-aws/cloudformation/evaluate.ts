import { templateError } from './errors.ts';
import { noValue, type EvaluationContext, type Intrinsic } from './intrinsic.ts';
import { intrinsics } from './intrinsics.ts';
import { functionCall, isRecord } from './template/template.ts';

/** The value with every intrinsic function in it replaced by what it gives. */
export const evaluate = (value: unknown, context: EvaluationContext): unknown => {
  const call = functionCall(value);
  if (call) return intrinsicNamed(call.name).evaluate(call.argument, context);
  if (Array.isArray(value)) return value.map((item) => evaluate(item, context)).filter((item) => item !== noValue);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, evaluate(item, context)] as const)
    .filter(([, item]) => item !== noValue);
  return Object.fromEntries(entries);
};

export const createEvaluationContext = (parts: Omit<EvaluationContext, 'evaluate'>): EvaluationContext => {
  const context: EvaluationContext = { ...parts, evaluate: (value) => evaluate(value, context) };
  return context;
};

export const intrinsicNamed = (name: string): Intrinsic => {
  const intrinsic = intrinsics[name];
  if (!intrinsic)
    throw templateError(`Encountered unsupported function: ${name} Supported functions are: [${supported.join(', ')}]`);
  return intrinsic;
};

const supported = Object.keys(intrinsics).filter((name) => !intrinsics[name]?.extension);
