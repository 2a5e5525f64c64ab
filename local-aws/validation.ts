import { AwsError } from './aws-error.ts';
import { failedConstraint, validationErrors } from './constraint-words.ts';

export type Constraint = { min?: number; max?: number; pattern?: RegExp; shown?: string };

/** Checks of lengths, ranges and patterns, in the words that all services share; those that speak JSON have another code. */
export const createValidation = (code: 'ValidationError' | 'ValidationException' = 'ValidationError') => {
  const problems: string[] = [];
  const fail = (value: string | number, field: string, constraint: string) =>
    problems.push(failedConstraint(field, constraint, value));
  return {
    present(field: string, value: unknown) {
      if (value === undefined) problems.push(failedConstraint(field, 'Member must not be null', null));
    },
    text(field: string, value: string | undefined, { min, max, pattern, shown }: Constraint) {
      if (value === undefined) return;
      if (min !== undefined && value.length < min)
        fail(value, field, `Member must have length greater than or equal to ${min}`);
      if (max !== undefined && value.length > max)
        fail(value, field, `Member must have length less than or equal to ${max}`);
      if (pattern !== undefined && !pattern.test(value)) {
        fail(
          value,
          field,
          `Member must satisfy regular expression pattern: ${shown ?? pattern.source.replace(/^\^|\$$/g, '')}`,
        );
      }
    },
    number(field: string, value: number | undefined, { min, max }: Constraint) {
      if (value === undefined) return;
      if (min !== undefined && value < min)
        fail(value, field, `Member must have value greater than or equal to ${min}`);
      if (max !== undefined && value > max) fail(value, field, `Member must have value less than or equal to ${max}`);
    },
    oneOf(field: string, value: string | undefined, allowed: readonly string[]) {
      if (value !== undefined && !allowed.includes(value)) {
        fail(value, field, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
      }
    },
    eachOneOf(field: string, values: readonly string[] | undefined, allowed: readonly string[]) {
      if (values === undefined || values.every((value) => allowed.includes(value))) return;
      const constraint = `Member must satisfy enum value set: [${allowed.join(', ')}]`;
      fail(`[${values.join(', ')}]`, field, `Member must satisfy constraint: [${constraint}]`);
    },
    throwIfAny() {
      if (problems.length > 0) throw new AwsError(code, validationErrors(...problems));
    },
  };
};
