import {
  GetBucketTaggingCommand,
  PutBucketTaggingCommand,
  S3Client,
  type GetBucketTaggingCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const get = async (target: Target, input: Partial<GetBucketTaggingCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetBucketTaggingCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getBucketTagging: OperationTest = {
  fact: 'S3 API reference, GetBucketTagging: NoSuchTagSet where there are no tags.',
  shape: {
    'answers the tags as put': async (target) => {
      const Bucket = await makeBucket(target);
      await target
        .client(S3Client)
        .send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'a b' }] } }));
      expect((await get(target, { Bucket })).TagSet).toEqual([{ Key: 'team', Value: 'a b' }]);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(get(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    'refuses a bucket that has none': async (target) => {
      await expect(get(target)).rejects.toMatchObject({
        ...refusal('NoSuchTagSet', 'The TagSet does not exist'),
        $metadata: { httpStatusCode: 404 },
      });
    },
  },
  behaviour: {
    'shows the newest': async (target) => {
      const Bucket = await makeBucket(target);
      const put = new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'a b' }] } });
      await target.client(S3Client).send(put);
      await target.client(S3Client).send(put);
      expect((await get(target, { Bucket })).TagSet).toEqual([{ Key: 'team', Value: 'a b' }]);
    },
  },
};
