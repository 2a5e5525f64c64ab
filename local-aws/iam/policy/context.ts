import type { ContextValue } from '../../operation.ts';

/** The condition keys of one request. Key names are case-insensitive, so they are kept in lower case. */
export type RequestContext = Map<string, ContextValue>;

export const contextOf = (values: Record<string, ContextValue | undefined>): RequestContext => {
  const context: RequestContext = new Map();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) context.set(key.toLowerCase(), value);
  }
  return context;
};

/** A key without a value, or with an empty list, is absent. */
export const valuesOf = (context: RequestContext, key: string): string[] | undefined => {
  const value = context.get(key.toLowerCase());
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return [value];
  return value.length === 0 ? undefined : value;
};

export const isMultivalued = (context: RequestContext, key: string): boolean =>
  Array.isArray(context.get(key.toLowerCase()));
