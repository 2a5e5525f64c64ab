import {
  GetBucketLifecycleConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  S3Client,
  type GetBucketLifecycleConfigurationCommandInput,
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

const get = async (target: Target, input: Partial<GetBucketLifecycleConfigurationCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetBucketLifecycleConfigurationCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getBucketLifecycleConfiguration: OperationTest = {
  fact: 'S3 API reference, GetBucketLifecycleConfiguration: NoSuchLifecycleConfiguration where there are no rules.',
  shape: {
    'answers the rules as put': async (target) => {
      const Bucket = await makeBucket(target);
      await target
        .client(S3Client)
        .send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [rule] } }));
      expect((await get(target, { Bucket })).Rules).toEqual([rule]);
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
        ...refusal('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
        $metadata: { httpStatusCode: 404 },
      });
    },
  },
  behaviour: {
    'shows the newest': async (target) => {
      const Bucket = await makeBucket(target);
      const put = new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [rule] } });
      await target.client(S3Client).send(put);
      await target.client(S3Client).send(put);
      expect((await get(target, { Bucket })).Rules).toEqual([rule]);
    },
  },
};
