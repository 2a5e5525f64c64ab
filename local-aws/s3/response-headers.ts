import type { GetObjectCommandInput } from '@aws-sdk/client-s3';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Call } from '../operation.ts';

/** Headers that a reader may have otherwise than they are stored. */
const wishes = {
  ResponseCacheControl: 'CacheControl',
  ResponseContentDisposition: 'ContentDisposition',
  ResponseContentEncoding: 'ContentEncoding',
  ResponseContentLanguage: 'ContentLanguage',
  ResponseContentType: 'ContentType',
  ResponseExpires: 'Expires',
} as const;

export type ResponseWishes = Pick<GetObjectCommandInput, keyof typeof wishes>;

/** The headers that were wished for. A stranger could make somebody else's bucket answer whatever he wants: he has no wishes. */
export const responseHeaders = ({ principal }: Call, input: ResponseWishes): Record<string, string> => {
  const given = Object.entries(wishes).flatMap(([wish, header]) => {
    const value = input[wish as keyof ResponseWishes];
    return value === undefined ? [] : [[header, value] as const];
  });
  if (given.length > 0 && principal.kind === 'anonymous') {
    throw new AwsError(
      'InvalidRequest',
      'Request specific response headers cannot be used for anonymous GET requests.',
    );
  }
  return Object.fromEntries(
    given.map(([header, value]) => [header, typeof value === 'string' ? value : inHttp(value)]),
  );
};

const inHttp = (date: Date): string => {
  if (Number.isNaN(date.getTime())) throw notImplemented('s3', 'GetObject with a ResponseExpires that is no date');
  return date.toUTCString();
};
