import { invalidInput } from './errors.ts';

const invalidXml = (problem: string): Error => invalidInput(`Invalid XML ; ${problem}`);

/** Route 53 holds what it is sent to its XML schema, and answers in the words of the one that checks. */
export const checkLength = (
  type: string,
  value: string | undefined,
  { min = 0, max }: { min?: number; max: number },
) => {
  if (value === undefined || (value.length >= min && value.length <= max)) return;
  const [facet, limit] = value.length < min ? ['minLength', min] : ['maxLength', max];
  throw invalidXml(
    `cvc-${facet}-valid: Value '${value}' with length = '${value.length}' is not facet-valid with respect to ${facet} '${limit}' for type '${type}'.`,
  );
};

export const checkRange = (type: string, value: number | undefined, { min, max }: { min: number; max: number }) => {
  if (value === undefined || (value >= min && value <= max)) return;
  const [facet, limit] = value < min ? ['minInclusive', min] : ['maxInclusive', max];
  throw invalidXml(
    `cvc-${facet}-valid: Value '${value}' is not facet-valid with respect to ${facet} '${limit}' for type '${type}'.`,
  );
};

export const checkOneOf = (value: string | undefined, allowed: readonly string[]) => {
  if (value === undefined || allowed.includes(value)) return;
  throw invalidXml(
    `cvc-enumeration-valid: Value '${value}' is not facet-valid with respect to enumeration '[${allowed.join(', ')}]'. It must be a value from the enumeration.`,
  );
};
