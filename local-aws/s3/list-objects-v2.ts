import type {
  ChecksumAlgorithm,
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
  _Object,
} from '@aws-sdk/client-s3';
import type { AuthorizationRequest, Call, Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { checkListing, ownerOf } from './check-listing.ts';
import { invalidArgument } from './errors.ts';
import { byKey, listPage } from './list-page.ts';
import { currentVersion, getBucket, type Bucket, type ObjectVersion } from './store.ts';

export const pageSize = 1000;

export const authorizeList = (
  call: Call,
  action: string,
  input: {
    Bucket?: string | undefined;
    Prefix?: string | undefined;
    Delimiter?: string | undefined;
    MaxKeys?: number | undefined;
  },
): AuthorizationRequest[] => [
  onBucket(call, input.Bucket, action, {
    context: {
      ...(input.Prefix === undefined ? {} : { 's3:prefix': input.Prefix }),
      ...(input.Delimiter === undefined ? {} : { 's3:delimiter': input.Delimiter }),
      ...(input.MaxKeys === undefined ? {} : { 's3:max-keys': String(input.MaxKeys) }),
    },
  }),
];

export const currentObjects = (bucket: Bucket): ObjectVersion[] =>
  [...bucket.objects.keys()].flatMap((key) => currentVersion(bucket, key) ?? []).sort(byKey);

/** Listings say how a checksum was made, not what it is. */
export const checksumOf = ({ checksums }: ObjectVersion): Pick<_Object, 'ChecksumAlgorithm' | 'ChecksumType'> => {
  const [name] = Object.keys(checksums);
  if (name === undefined) return {};
  return { ChecksumAlgorithm: [name.slice('Checksum'.length) as ChecksumAlgorithm], ChecksumType: 'FULL_OBJECT' };
};

export const describeObject = (version: ObjectVersion, owner?: { ID: string }): _Object => ({
  Key: version.key,
  LastModified: new Date(version.lastModified),
  ETag: `"${version.etag}"`,
  Size: version.body.length,
  StorageClass: 'STANDARD',
  ...checksumOf(version),
  ...(owner === undefined ? {} : { Owner: owner }),
});

const readToken = (token: string | undefined): string => {
  if (token === undefined) return '';
  const text = Buffer.from(token, 'base64').toString();
  if (text === '' || Buffer.from(text).toString('base64') !== token) {
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token');
  }
  return text;
};

export const listObjectsV2: Operation<ListObjectsV2CommandInput, Partial<ListObjectsV2CommandOutput>> = {
  authorize: (call, input) => authorizeList(call, 's3:ListBucket', input),
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    checkListing(input);
    const owner = input.FetchOwner ? ownerOf(bucket) : undefined;
    const { Prefix = '', Delimiter = '' } = input;
    const max = Math.min(input.MaxKeys ?? pageSize, pageSize);
    const encode = input.EncodingType === 'url' ? encodeKey : (key: string) => key;
    const page = listPage(currentObjects(bucket), {
      prefix: Prefix,
      delimiter: Delimiter,
      after: input.ContinuationToken === undefined ? (input.StartAfter ?? '') : readToken(input.ContinuationToken),
      max,
    });
    return {
      Name: bucket.name,
      Prefix: encode(Prefix),
      ...(Delimiter === '' ? {} : { Delimiter: encode(Delimiter) }),
      MaxKeys: max,
      KeyCount: page.items.length + page.prefixes.length,
      IsTruncated: page.truncated,
      Contents: page.items.map((version) => ({ ...describeObject(version, owner), Key: encode(version.key) })),
      CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
      ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
      ...(input.ContinuationToken === undefined ? {} : { ContinuationToken: input.ContinuationToken }),
      // a token knows where to go on, whatever the first page began after
      ...(input.StartAfter === undefined || input.ContinuationToken !== undefined
        ? {}
        : { StartAfter: encode(input.StartAfter) }),
      ...(page.truncated ? { NextContinuationToken: Buffer.from(page.last ?? '').toString('base64') } : {}),
    };
  },
};

export const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
