import { AwsError } from '../aws-error.ts';
import type { Shape } from './shape.ts';
import { readTimestamp } from './timestamps.ts';

/** A value that came as text (query field, header, label, XML element) as its shape says. */
export const readText = (shape: Shape, text: string): unknown => {
  switch (shape.kind) {
    case 'number': {
      const value = Number(text);
      if (text.trim() === '' || Number.isNaN(value)) {
        throw new AwsError('MalformedInput', `${text === '' ? 'Empty string' : `'${text}'`} is not a number`);
      }
      return value;
    }
    case 'boolean':
      return text.trim().toLowerCase() === 'true';
    case 'timestamp':
      return readTimestamp(text);
    case 'blob':
      return new Uint8Array(Buffer.from(text, 'base64'));
    default:
      return text;
  }
};
