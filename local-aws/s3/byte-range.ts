import { AwsError } from '../aws-error.ts';
import { invalidArgument } from './errors.ts';

export type ByteRange = [first: number, last: number];

/** What of an object a Range header asks for; undefined where it says nothing that S3 understands, which is then ignored. */
export const rangeOf = (text: string, size: number): ByteRange | undefined => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return undefined;
  if (from !== '' && to !== '' && Number(from) > Number(to)) return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size) {
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, {
      RangeRequested: text,
      ActualObjectSize: String(size),
    });
  }
  return [first, last];
};

/** An object that was put in one piece has one part. */
export const partOf = (part: number, size: number): ByteRange | undefined => {
  if (part < 1 || part > 10_000) {
    throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', String(part));
  }
  if (part > 1) {
    throw new AwsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416, {
      PartNumberRequested: String(part),
      ActualPartCount: '1',
    });
  }
  return size === 0 ? undefined : [0, size - 1];
};
