import type { Stack } from '../../aws/cloudformation/describe-stack.ts';
import type { Template } from '../../template/read-template.ts';

export type ParameterInput = { ParameterKey: string; ParameterValue?: string; UsePreviousValue?: boolean };

/** A parameter that is neither given nor kept would silently fall back to the template's default. */
export const changeSetParameters = (
  template: Pick<Template, 'parameters'>,
  given: Record<string, string>,
  stack: Pick<Stack, 'parameters'> | undefined,
): ParameterInput[] =>
  Object.keys(template.parameters).flatMap((name): ParameterInput[] => {
    const value = given[name];
    if (value !== undefined) return [{ ParameterKey: name, ParameterValue: value }];
    return stack && name in stack.parameters ? [{ ParameterKey: name, UsePreviousValue: true }] : [];
  });
