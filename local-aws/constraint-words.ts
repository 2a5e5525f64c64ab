/** One failed constraint, in the words of AWS's request validation. A value that is secret or long is not shown. */
export const failedConstraint = (field: string, rule: string, value?: unknown): string =>
  `Value${shown(value)} at '${field}' failed to satisfy constraint: ${rule}`;

const shown = (value: unknown): string => {
  if (value === undefined) return '';
  return value === null ? ' null' : ` '${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}'`;
};

/** Everything that a request has against the model of its service. */
export const validationErrors = (...problems: string[]): string =>
  `${problems.length} validation ${problems.length === 1 ? 'error' : 'errors'} detected: ${problems.join('; ')}`;
