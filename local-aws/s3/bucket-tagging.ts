import type {
  DeleteBucketTaggingCommandInput,
  GetBucketTaggingCommandInput,
  GetBucketTaggingCommandOutput,
  PutBucketTaggingCommandInput,
  Tag,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { checkTags } from './check-tags.ts';
import { bodyDigests } from './members.ts';
import { getBucket } from './store.ts';

export const toTags = (tags: Record<string, string>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
export const fromTags = (tags: Tag[] | undefined): Record<string, string> =>
  Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));

export const getBucketTagging: Operation<GetBucketTaggingCommandInput, Partial<GetBucketTaggingCommandOutput>> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetBucketTagging')],
  run({ world }, input) {
    const { tags, name } = getBucket(world, input.Bucket);
    if (tags === undefined || Object.keys(tags).length === 0)
      throw new AwsError('NoSuchTagSet', 'The TagSet does not exist', 404, { BucketName: name });
    return { TagSet: toTags(tags) };
  },
};

export const putBucketTagging: Operation<PutBucketTaggingCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutBucketTagging')],
  run({ world, via }, input) {
    checkTags('Bucket', input.Tagging?.TagSet ?? [], via);
    getBucket(world, input.Bucket).tags = fromTags(input.Tagging?.TagSet);
  },
  ignores: bodyDigests,
};

export const deleteBucketTagging: Operation<DeleteBucketTaggingCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutBucketTagging')],
  run({ world }, input) {
    getBucket(world, input.Bucket).tags = undefined;
  },
};
