import type { TimestampFormat } from './shape.ts';

export const writeTimestamp = (value: unknown, format: TimestampFormat): string | number => {
  const date = value instanceof Date ? value : new Date(value as string | number);
  if (format === 'epoch-seconds') return date.getTime() / 1000;
  return format === 'http-date' ? date.toUTCString() : date.toISOString().replace('.000Z', 'Z');
};

export const readTimestamp = (value: unknown): Date => {
  if (typeof value === 'number') return new Date(value * 1000);
  const text = String(value);
  return new Date(/^-?\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : text);
};
