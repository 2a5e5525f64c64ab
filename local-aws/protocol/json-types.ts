import { AwsError } from '../aws-error.ts';
import type { Shape } from './shape.ts';

/** AWS says nothing of a body that is no JSON at all; of a value of another type it says what it found. */
export const serializationError = (message = ''): AwsError => new AwsError('SerializationException', message);

const yes = ['true', 'yes', 'y', 't', '1'];
const no = ['false', 'no', 'n', 'f', '0'];

/** The words that AWS takes for a boolean. */
export const isYes = (text: string): boolean => yes.includes(text.toLowerCase());

const targets: Partial<Record<Shape['kind'], string>> = {
  string: 'a String',
  number: 'an Integer',
  boolean: 'a Boolean',
  blob: 'a Blob',
  timestamp: 'milliseconds since epoch',
};

const tokenOf = (value: unknown): string =>
  typeof value === 'boolean' ? `${String(value).toUpperCase()}_VALUE` : `${(typeof value).toUpperCase()}_VALUE`;

const fits = (shape: Shape, value: unknown): boolean => {
  switch (shape.kind) {
    case 'string':
    case 'blob':
      return typeof value === 'string';
    case 'number':
      // what JSON has no number for comes as text
      return typeof value === 'number' || ['NaN', 'Infinity', '-Infinity'].includes(String(value));
    case 'boolean':
      return typeof value === 'boolean' || (typeof value === 'string' && [...yes, ...no].includes(value.toLowerCase()));
    case 'timestamp':
      return typeof value === 'number' || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
    default:
      return true;
  }
};

/** Refuses a value of another type than its shape's. */
export const checkJson = (shape: Shape, value: unknown): void => {
  if (shape.kind === 'document' || shape.kind === 'unit') return;
  if (Array.isArray(value)) {
    if (shape.kind !== 'list') throw serializationError('Start of list found where not expected');
    return;
  }
  const isMap = shape.kind === 'structure' || shape.kind === 'map';
  if (typeof value === 'object') {
    if (!isMap) throw serializationError('Start of structure or map found where not expected.');
    return;
  }
  if (shape.kind === 'list') throw serializationError('Expected list or null');
  if (isMap) throw serializationError(shape.kind === 'map' ? 'Expected map or null' : 'Expected null');
  if (!fits(shape, value)) {
    throw serializationError(`${tokenOf(value)} can not be converted to ${targets[shape.kind] ?? ''}`);
  }
};
