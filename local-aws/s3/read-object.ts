import type { GetObjectCommandInput, GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { hideMissingKey, onBucket } from './access.ts';
import { partOf, rangeOf, type ByteRange } from './byte-range.ts';
import { checkReadConditions } from './check-read-conditions.ts';
import { checksumTypeOf } from './checksums.ts';
import { expirationOf } from './expiration.ts';
import { responseHeaders, type ResponseWishes } from './response-headers.ts';
import { getBucket } from './store.ts';
import { existingObjectTags } from './tag-keys.ts';
import { findVersion } from './versions.ts';

export type ReadInput = Pick<
  GetObjectCommandInput,
  | 'Bucket'
  | 'ExpectedBucketOwner'
  | 'Key'
  | 'VersionId'
  | 'Range'
  | 'PartNumber'
  | 'IfMatch'
  | 'IfNoneMatch'
  | 'IfModifiedSince'
  | 'IfUnmodifiedSince'
  | 'ChecksumMode'
> &
  ResponseWishes;
export type ReadOutput = Omit<Partial<GetObjectCommandOutput>, 'Body'> & { Body?: Uint8Array };

export const authorizeRead = (call: Call, input: ReadInput): AuthorizationRequest[] => {
  const { Bucket, Key, VersionId } = input;
  return [
    onBucket(call, input, VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', {
      key: Key,
      context: {
        ...(VersionId === undefined ? {} : { 's3:VersionId': VersionId }),
        ...existingObjectTags(call, Bucket, Key, VersionId),
      },
    }),
  ];
};

const askedRange = ({ Range, PartNumber }: ReadInput, size: number): ByteRange | undefined => {
  if (PartNumber === undefined) return Range === undefined ? undefined : rangeOf(Range, size);
  if (Range !== undefined) {
    throw new AwsError('InvalidRequest', 'Cannot specify both Range header and partNumber query parameter');
  }
  return partOf(PartNumber, size);
};

export const readObject = (call: Call, input: ReadInput): ReadOutput => {
  const bucket = getBucket(call.world, input.Bucket);
  const wished = responseHeaders(call, input);
  const version = hideMissingKey(call, bucket, () => findVersion(bucket, input.Key ?? '', input.VersionId));
  checkReadConditions(version, input, call.world.clock.now());
  const size = version.body.length;
  const range = askedRange(input, size);
  const body = range === undefined ? version.body : version.body.subarray(range[0], range[1] + 1);
  return {
    Body: body,
    AcceptRanges: 'bytes',
    ContentLength: body.length,
    ETag: `"${version.etag}"`,
    LastModified: new Date(version.lastModified),
    Metadata: version.metadata,
    ...version.encryption,
    ...version.headers,
    ...wished,
    ...(input.VersionId === undefined ? expirationOf(bucket, version) : {}),
    ...(range === undefined ? {} : { ContentRange: `bytes ${range[0]}-${range[1]}/${size}` }),
    ...(bucket.versioning === undefined ? {} : { VersionId: version.versionId }),
    ...(Object.keys(version.tags).length === 0 ? {} : { TagCount: Object.keys(version.tags).length }),
    // a checksum is one of the whole object
    ...(input.ChecksumMode === 'ENABLED' && body.length === size
      ? { ...version.checksums, ...checksumTypeOf(version.checksums) }
      : {}),
  };
};
