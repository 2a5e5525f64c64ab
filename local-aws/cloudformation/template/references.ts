import { intrinsicNamed } from '../evaluate.ts';
import type { Reference } from '../intrinsic.ts';
import { branchesOf } from '../intrinsics/fn-if.ts';
import { functionCall, isRecord } from './template.ts';

/** Everything that the value refers to by Ref, Fn::GetAtt or Fn::Sub. */
export const referencesIn = (value: unknown): Reference[] => {
  const call = functionCall(value);
  if (call) {
    const own = intrinsicNamed(call.name).references?.(call.argument) ?? [];
    return [...own, ...referencesIn(call.argument)];
  }
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isRecord(value) ? Object.values(value).flatMap(referencesIn) : [];
};

/** The value with each Fn::If replaced by the branch that its condition takes. */
export const takeBranches = (value: unknown, condition: (name: string) => boolean): unknown => {
  const call = functionCall(value);
  if (call?.name === 'Fn::If') {
    const [name, yes, no] = branchesOf(call.argument);
    return takeBranches(condition(name) ? yes : no, condition);
  }
  if (Array.isArray(value)) return value.map((item) => takeBranches(item, condition));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, takeBranches(item, condition)]));
};
