import type { EncodingType } from '@aws-sdk/client-s3';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { onBucket, type OfBucket } from './access.ts';
import { byKey, listPage } from './list-page.ts';
import { currentVersion, type Bucket, type ObjectVersion } from './store.ts';

const pageSize = 1000;

type Request = OfBucket & {
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
  EncodingType?: EncodingType | undefined;
};

export const authorizeList = (call: Call, action: string, input: Request): AuthorizationRequest[] => [
  onBucket(call, input, action, {
    context: {
      ...(input.Prefix === undefined ? {} : { 's3:prefix': input.Prefix }),
      ...(input.Delimiter === undefined ? {} : { 's3:delimiter': input.Delimiter }),
      ...(input.MaxKeys === undefined ? {} : { 's3:max-keys': String(input.MaxKeys) }),
    },
  }),
];

/** The newest version of each key behind the marker. */
export const objectsBehind = (bucket: Bucket, marker: string): ObjectVersion[] =>
  [...bucket.objects.keys()]
    .flatMap((key) => currentVersion(bucket, key) ?? [])
    .filter((version) => marker === '' || byKey(version, { key: marker }) > 0)
    .sort(byKey);

/** One page, and what the answers of all listings have in common. */
export const listing = <Item extends { key: string }>(
  bucket: Bucket,
  input: Request,
  behind: Item[],
  marker: string,
) => {
  const { Prefix = '', Delimiter = '' } = input;
  const max = Math.min(input.MaxKeys ?? pageSize, pageSize);
  const encode = input.EncodingType === 'url' ? encodeKey : (key: string) => key;
  const page = listPage(behind, { prefix: Prefix, delimiter: Delimiter, marker, max });
  return {
    page,
    encode,
    answer: {
      Name: bucket.name,
      Prefix: encode(Prefix),
      ...(Delimiter === '' ? {} : { Delimiter: encode(Delimiter) }),
      MaxKeys: max,
      IsTruncated: page.truncated,
      CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
      ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
    },
  };
};

/** As S3 encodes: more than encodeURIComponent does, but no slash. */
const encodeKey = (key: string): string =>
  encodeURIComponent(key)
    .replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
