import type {
  DeleteObjectTaggingCommandInput,
  GetObjectTaggingCommandInput,
  GetObjectTaggingCommandOutput,
  PutObjectTaggingCommandInput,
} from '@aws-sdk/client-s3';
import type { AuthorizationRequest, Call, Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { fromTags, toTags } from './bucket-tagging.ts';
import { getBucket } from './store.ts';
import { findVersion } from './versions.ts';

/** The x-amz-tagging header: tags as a query string. */
export const parseTagging = (text: string | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text ?? ''));

type Input = { Bucket: string | undefined; Key: string | undefined; VersionId?: string | undefined };

const on =
  (verb: string) =>
  (call: Call, { Bucket, Key, VersionId }: Input): AuthorizationRequest[] => [
    onBucket(call, Bucket, `s3:${verb}Object${VersionId === undefined ? '' : 'Version'}Tagging`, { key: Key }),
  ];

export const getObjectTagging: Operation<GetObjectTaggingCommandInput, Partial<GetObjectTaggingCommandOutput>> = {
  authorize: on('Get'),
  run({ world }, { Bucket, Key = '', VersionId }) {
    return { TagSet: toTags(findVersion(getBucket(world, Bucket), Key, VersionId).tags) };
  },
};

export const putObjectTagging: Operation<PutObjectTaggingCommandInput> = {
  authorize: on('Put'),
  run({ world }, { Bucket, Key = '', VersionId, Tagging }) {
    findVersion(getBucket(world, Bucket), Key, VersionId).tags = fromTags(Tagging?.TagSet);
  },
};

export const deleteObjectTagging: Operation<DeleteObjectTaggingCommandInput> = {
  authorize: on('Delete'),
  run({ world }, { Bucket, Key = '', VersionId }) {
    findVersion(getBucket(world, Bucket), Key, VersionId).tags = {};
  },
};
