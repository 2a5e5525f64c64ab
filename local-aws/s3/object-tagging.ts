import type {
  DeleteObjectTaggingCommandInput,
  DeleteObjectTaggingCommandOutput,
  GetObjectTaggingCommandInput,
  GetObjectTaggingCommandOutput,
  PutObjectTaggingCommandInput,
  PutObjectTaggingCommandOutput,
} from '@aws-sdk/client-s3';
import type { AuthorizationRequest, Call, Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { fromTags, toTags } from './bucket-tagging.ts';
import { checkTags } from './check-tags.ts';
import { invalidArgument } from './errors.ts';
import { getBucket, type Bucket, type ObjectVersion } from './store.ts';
import { findVersion } from './versions.ts';

/** The x-amz-tagging header: tags as a query string. */
export const parseTagging = (text: string | undefined): Record<string, string> => {
  const tags = [...new URLSearchParams(text ?? '')].map(([Key, Value]) => ({ Key, Value }));
  if (new Set(tags.map(({ Key }) => Key)).size !== tags.length) {
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      text ?? '',
    );
  }
  checkTags('Object', tags);
  return fromTags(tags);
};

type Input = { Bucket: string | undefined; Key: string | undefined; VersionId?: string | undefined };

const on =
  (verb: string) =>
  (call: Call, { Bucket, Key, VersionId }: Input): AuthorizationRequest[] => [
    onBucket(call, Bucket, `s3:${verb}Object${VersionId === undefined ? '' : 'Version'}Tagging`, { key: Key }),
  ];

const versionIn = (bucket: Bucket, { versionId }: ObjectVersion): { VersionId?: string } =>
  bucket.versioning === undefined ? {} : { VersionId: versionId };

export const getObjectTagging: Operation<GetObjectTaggingCommandInput, Partial<GetObjectTaggingCommandOutput>> = {
  authorize: on('Get'),
  run({ world }, { Bucket, Key = '', VersionId }) {
    const bucket = getBucket(world, Bucket);
    const version = findVersion(bucket, Key, VersionId);
    return { ...versionIn(bucket, version), TagSet: toTags(version.tags) };
  },
};

export const putObjectTagging: Operation<PutObjectTaggingCommandInput, Partial<PutObjectTaggingCommandOutput>> = {
  authorize: on('Put'),
  run({ world }, { Bucket, Key = '', VersionId, Tagging }) {
    const bucket = getBucket(world, Bucket);
    const version = findVersion(bucket, Key, VersionId);
    checkTags('Object', Tagging?.TagSet ?? []);
    version.tags = fromTags(Tagging?.TagSet);
    return versionIn(bucket, version);
  },
};

export const deleteObjectTagging: Operation<
  DeleteObjectTaggingCommandInput,
  Partial<DeleteObjectTaggingCommandOutput>
> = {
  authorize: on('Delete'),
  run({ world }, { Bucket, Key = '', VersionId }) {
    const bucket = getBucket(world, Bucket);
    const version = findVersion(bucket, Key, VersionId);
    version.tags = {};
    return versionIn(bucket, version);
  },
};
