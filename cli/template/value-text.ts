/** A value of a template as one would write it: references as `${Name}`, anything else as JSON. */
export const valueText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [name, inner] = onlyEntry(value) ?? [];
  if (name === 'Ref') return `\${${String(inner)}}`;
  if (name === 'Fn::GetAtt') return `\${${Array.isArray(inner) ? inner.join('.') : String(inner)}}`;
  if (name === 'Fn::Sub' && typeof inner === 'string') return inner;
  return JSON.stringify(value) ?? '';
};

const onlyEntry = (value: unknown): [string, unknown] | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.length === 1 ? entries[0] : undefined;
};
