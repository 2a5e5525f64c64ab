import { validationError } from '../errors.ts';
import { javaPattern } from './java-pattern.ts';
import type { TemplateParameter } from './template.ts';

/** Holds one value against the constraints that the template declares for it. */
export const checkParameter = (key: string, parameter: TemplateParameter, value: string): void => {
  if (Buffer.byteLength(value) > 4096) throw validationError(`Parameter '${key}' must contain at most 4096 bytes`);
  const fault = faultOf(parameter, value);
  if (!fault) return;
  throw validationError(
    parameter.ConstraintDescription
      ? `Parameter ${key} failed to satisfy constraint: ${parameter.ConstraintDescription}`
      : `Parameter '${key}' ${fault}`,
  );
};

const faultOf = (parameter: TemplateParameter, value: string): string | undefined => {
  const { Type: type } = parameter;
  const items =
    type === 'CommaDelimitedList' || type.startsWith('List<') ? value.split(',').map((item) => item.trim()) : [value];
  const numeric = type === 'Number' || type === 'List<Number>';
  if (numeric && items.some((item) => item === '' || Number.isNaN(Number(item)))) return 'must be a number';
  if (parameter.AllowedValues && items.some((item) => !parameter.AllowedValues?.includes(item)))
    return 'must be one of AllowedValues';
  const pattern = parameter.AllowedPattern === undefined ? undefined : javaPattern(parameter.AllowedPattern);
  if (pattern !== undefined && items.some((item) => !pattern.test(item)))
    return `must match pattern ${parameter.AllowedPattern}`;
  if (parameter.MinLength !== undefined && value.length < Number(parameter.MinLength))
    return `must contain at least ${parameter.MinLength} characters`;
  if (parameter.MaxLength !== undefined && value.length > Number(parameter.MaxLength))
    return `must contain at most ${parameter.MaxLength} characters`;
  if (parameter.MinValue !== undefined && items.some((item) => Number(item) < Number(parameter.MinValue)))
    return `must be a number not less than ${parameter.MinValue}`;
  if (parameter.MaxValue !== undefined && items.some((item) => Number(item) > Number(parameter.MaxValue)))
    return `must be a number not greater than ${parameter.MaxValue}`;
  return undefined;
};
