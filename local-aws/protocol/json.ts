import { checkJson, isYes } from './json-types.ts';
import type { Member, Shape } from './shape.ts';
import { readTimestamp, writeTimestamp } from './timestamps.ts';

/** awsJson1_x ignores jsonName, restJson1 obeys it; CBOR has times and bytes of its own. */
type Options = { jsonNames: boolean; native?: boolean };

const nameOf = (m: Member, options: Options): string =>
  options.jsonNames ? ((m.traits['jsonName'] as string | undefined) ?? m.name) : m.name;

export const readJson = (shape: Shape, value: unknown, options: Options): unknown => {
  if (value === null || value === undefined) return undefined;
  if (options.native && (value instanceof Date || value instanceof Uint8Array)) return value;
  checkJson(shape, value);
  switch (shape.kind) {
    case 'structure': {
      const source = value as Record<string, unknown>;
      const result: Record<string, unknown> = {};
      for (const m of shape.members) {
        const item = readJson(m.shape, source[nameOf(m, options)], options);
        if (item !== undefined) result[m.name] = item;
      }
      return result;
    }
    case 'list':
      return (value as unknown[]).map((item) => readJson(shape.member.shape, item, options));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [key, readJson(shape.value.shape, item, options)]),
      );
    case 'timestamp':
      return readTimestamp(value);
    case 'blob':
      return new Uint8Array(Buffer.from(String(value), 'base64'));
    case 'boolean':
      return typeof value === 'string' ? isYes(value) : value;
    default:
      return value;
  }
};

export const writeJson = (shape: Shape, value: unknown, options: Options): unknown => {
  if (value === null || value === undefined) return undefined;
  switch (shape.kind) {
    case 'structure': {
      const source = value as Record<string, unknown>;
      const result: Record<string, unknown> = {};
      for (const m of shape.members) result[nameOf(m, options)] = writeJson(m.shape, source[m.name], options);
      return result;
    }
    case 'list':
      return (value as unknown[]).map((item) => writeJson(shape.member.shape, item, options));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [key, writeJson(shape.value.shape, item, options)]),
      );
    case 'timestamp':
      return options.native ? value : writeTimestamp(value, shape.format ?? 'epoch-seconds');
    case 'blob':
      return options.native ? value : Buffer.from(value as Uint8Array).toString('base64');
    default:
      return value;
  }
};
