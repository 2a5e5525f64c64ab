export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

export const isRecord = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined for what is no JSON. */
export const parseJson = (text: string | null): Json => {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** Every string below a value, with the path to it. */
export const stringsIn = (value: Json, path = ''): { path: string; text: string }[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((each, index) => stringsIn(each, `${path}[${index}]`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => stringsIn(each, path ? `${path}.${key}` : key));
};

/** Every object below a value, itself included, with the path to it. */
export const recordsIn = (value: Json, path = ''): { path: string; record: Record<string, Json> }[] => {
  if (Array.isArray(value)) return value.flatMap((each, index) => recordsIn(each, `${path}[${index}]`));
  if (!isRecord(value)) return [];
  const below = Object.entries(value).flatMap(([key, each]) => recordsIn(each, path ? `${path}.${key}` : key));
  return [{ path, record: value }, ...below];
};
