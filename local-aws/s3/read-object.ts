import type { GetObjectCommandInput, GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import { decide } from '../iam/authorize.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { onBucket } from './access.ts';
import { getBucket, type ObjectVersion } from './store.ts';
import { findVersion } from './versions.ts';

export type ReadInput = Pick<
  GetObjectCommandInput,
  | 'Bucket'
  | 'Key'
  | 'VersionId'
  | 'Range'
  | 'IfMatch'
  | 'IfNoneMatch'
  | 'IfModifiedSince'
  | 'IfUnmodifiedSince'
  | 'ChecksumMode'
>;
export type ReadOutput = Omit<Partial<GetObjectCommandOutput>, 'Body'> & { Body?: Uint8Array };

export const authorizeRead = (call: Call, { Bucket, Key, VersionId }: ReadInput): AuthorizationRequest[] => [
  onBucket(call, Bucket, VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', {
    key: Key,
    ...(VersionId === undefined ? {} : { context: { 's3:VersionId': VersionId } }),
  }),
];

/** Whoever may not list the bucket is not told that a key is missing. */
const findReadable = (call: Call, input: ReadInput): ObjectVersion => {
  try {
    return findVersion(getBucket(call.world, input.Bucket), input.Key ?? '', input.VersionId);
  } catch (error) {
    const hidden = error instanceof AwsError && error.code === 'NoSuchKey';
    if (!hidden || decide(call, onBucket(call, input.Bucket, 's3:ListBucket')).allowed) throw error;
    throw new AwsError('AccessDenied', 'Access Denied', 403);
  }
};

const checkConditions = (version: ObjectVersion, input: ReadInput): void => {
  const tags = (text: string) => text.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  const matches = (text: string) => text.trim() === '*' || tags(text).includes(version.etag);
  const modified = Math.floor(version.lastModified / 1000) * 1000;
  const failed = new AwsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
  );
  const unchanged = new AwsError('NotModified', 'Not Modified', 304);
  if (input.IfMatch !== undefined) {
    if (!matches(input.IfMatch)) throw failed;
  } else if (input.IfUnmodifiedSince !== undefined && modified > input.IfUnmodifiedSince.getTime()) throw failed;
  if (input.IfNoneMatch !== undefined) {
    if (matches(input.IfNoneMatch)) throw unchanged;
  } else if (input.IfModifiedSince !== undefined && modified <= input.IfModifiedSince.getTime()) throw unchanged;
};

const rangeOf = (text: string, size: number): [first: number, last: number] | undefined => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first > last || first >= size) {
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, {
      RangeRequested: text,
      ActualObjectSize: String(size),
    });
  }
  return [first, last];
};

export const readObject = (call: Call, input: ReadInput): ReadOutput => {
  const version = findReadable(call, input);
  checkConditions(version, input);
  const bucket = getBucket(call.world, input.Bucket);
  const range = input.Range === undefined ? undefined : rangeOf(input.Range, version.body.length);
  const body = range === undefined ? version.body : version.body.subarray(range[0], range[1] + 1);
  return {
    Body: body,
    AcceptRanges: 'bytes',
    ContentLength: body.length,
    ETag: `"${version.etag}"`,
    LastModified: new Date(version.lastModified),
    Metadata: version.metadata,
    ServerSideEncryption: 'AES256',
    ...version.headers,
    ...(range === undefined ? {} : { ContentRange: `bytes ${range[0]}-${range[1]}/${version.body.length}` }),
    ...(bucket.versioning === undefined ? {} : { VersionId: version.versionId }),
    ...(Object.keys(version.tags).length === 0 ? {} : { TagCount: Object.keys(version.tags).length }),
    ...(input.ChecksumMode === 'ENABLED' && range === undefined ? version.checksums : {}),
  };
};
