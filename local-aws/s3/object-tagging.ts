import type {
  DeleteObjectTaggingCommandInput,
  DeleteObjectTaggingCommandOutput,
  GetObjectTaggingCommandInput,
  GetObjectTaggingCommandOutput,
  PutObjectTaggingCommandInput,
  PutObjectTaggingCommandOutput,
  Tagging,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call, Operation } from '../operation.ts';
import { hideMissingKey, onBucket, type OfBucket } from './access.ts';
import { fromTags, toTags } from './bucket-tagging.ts';
import { checkTags } from './check-tags.ts';
import { invalidArgument } from './errors.ts';
import { bodyDigests, payer } from './members.ts';
import { getBucket, type Bucket, type ObjectVersion } from './store.ts';
import { existingObjectTags, requestObjectTags } from './tag-keys.ts';
import { findTagged } from './versions.ts';

/** The x-amz-tagging header: tags as a query string. */
export const parseTagging = (text: string | undefined): Record<string, string> => {
  const tags = [...new URLSearchParams(text ?? '')].map(([Key, Value]) => ({ Key, Value }));
  try {
    checkTags('Object', tags);
  } catch (error) {
    // whatever is wrong with a tag, of a header it is the header that is wrong
    if (!(error instanceof AwsError) || error.code !== 'InvalidTag') throw error;
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      text ?? '',
    );
  }
  return fromTags(tags);
};

type Input = OfBucket & {
  Key: string | undefined;
  VersionId?: string | undefined;
  Tagging?: Tagging | undefined;
};

const on =
  (verb: string) =>
  (call: Call, input: Input): AuthorizationRequest[] => {
    const { Bucket, Key, VersionId, Tagging } = input;
    return [
      onBucket(call, input, `s3:${verb}Object${VersionId === undefined ? '' : 'Version'}Tagging`, {
        key: Key,
        context: {
          ...existingObjectTags(call, Bucket, Key, VersionId),
          ...requestObjectTags(fromTags(Tagging?.TagSet)),
        },
      }),
    ];
  };

const find = (call: Call, bucket: Bucket, { Key = '', VersionId }: Input, method: string): ObjectVersion =>
  hideMissingKey(call, bucket, () => findTagged(bucket, Key, VersionId, method));

const versionIn = (bucket: Bucket, { versionId }: ObjectVersion): { VersionId?: string } =>
  bucket.versioning === undefined ? {} : { VersionId: versionId };

export const getObjectTagging: Operation<GetObjectTaggingCommandInput, Partial<GetObjectTaggingCommandOutput>> = {
  authorize: on('Get'),
  run(call, input) {
    const bucket = getBucket(call.world, input.Bucket);
    const version = find(call, bucket, input, 'GET');
    return { ...versionIn(bucket, version), TagSet: toTags(version.tags) };
  },
  ignores: payer,
};

export const putObjectTagging: Operation<PutObjectTaggingCommandInput, Partial<PutObjectTaggingCommandOutput>> = {
  authorize: on('Put'),
  run(call, input) {
    const bucket = getBucket(call.world, input.Bucket);
    const version = find(call, bucket, input, 'PUT');
    const tags = input.Tagging?.TagSet ?? [];
    checkTags('Object', tags);
    version.tags = fromTags(tags);
    return versionIn(bucket, version);
  },
  ignores: [...bodyDigests, ...payer],
};

export const deleteObjectTagging: Operation<
  DeleteObjectTaggingCommandInput,
  Partial<DeleteObjectTaggingCommandOutput>
> = {
  authorize: on('Delete'),
  run(call, input) {
    const bucket = getBucket(call.world, input.Bucket);
    const version = find(call, bucket, input, 'DELETE');
    version.tags = {};
    return versionIn(bucket, version);
  },
};
