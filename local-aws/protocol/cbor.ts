import { cbor, dateToTag, tagSymbol } from '@smithy/core/cbor';

/** The library has tags in place of times, and takes nothing that is undefined. */
const encodable = (value: unknown): unknown => {
  if (value instanceof Date) return dateToTag(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(encodable);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, encodable(item)]])),
  );
};

const decoded = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(decoded);
  if (isTime(value)) return new Date(value.value * 1000);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decoded(item)]));
};

const isTime = (value: object): value is { value: number } => tagSymbol in value && 'tag' in value && value.tag === 1;

export const writeCbor = (value: unknown): Uint8Array => cbor.serialize(encodable(value));

/** Undefined where the bytes are no CBOR, or say more than there is. */
export const readCbor = (bytes: Buffer): unknown => {
  try {
    return decoded(cbor.deserialize(bytes));
  } catch {
    return undefined;
  }
};
