import {
  DeleteBucketLifecycleCommand,
  GetBucketLifecycleConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  S3Client,
  type DeleteBucketLifecycleCommandInput,
  type LifecycleRule,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const rule: LifecycleRule = {
  ID: 'old',
  Status: 'Enabled',
  Filter: { Prefix: 'tmp/' },
  NoncurrentVersionExpiration: { NoncurrentDays: 7 },
};

const remove = async (target: Target, input: Partial<DeleteBucketLifecycleCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new DeleteBucketLifecycleCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const deleteBucketLifecycle: OperationTest = {
  fact: 'S3 API reference, DeleteBucketLifecycle: takes all rules away.',
  shape: {
    'answers nothing, with status 204': async (target) => {
      const { $metadata, ...rest } = await remove(target);
      expect(rest).toEqual({});
      expect($metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(remove(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
  },
  behaviour: {
    'takes it away, and may be said twice': async (target) => {
      const Bucket = await makeBucket(target);
      const s3 = target.client(S3Client);
      await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [rule] } }));
      await remove(target, { Bucket });
      await remove(target, { Bucket });
      await expect(s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).rejects.toMatchObject({
        name: 'NoSuchLifecycleConfiguration',
      });
    },
  },
};
