import { HeadBucketCommand, S3Client, type HeadBucketCommandInput } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const head = async (target: Target, input: Partial<HeadBucketCommandInput> = {}) =>
  target.client(S3Client).send(new HeadBucketCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const headBucket: OperationTest = {
  fact: 'S3 API reference, HeadBucket: 200 with x-amz-bucket-region, or 404 without a body.',
  shape: {
    'answers the region': async (target) => {
      expect(await head(target)).toMatchObject({ BucketRegion: target.region });
    },
  },
  validation: {
    'refuses a bucket that there is not, without a body': async (target) => {
      await expect(head(target, { Bucket: target.unique('none') })).rejects.toMatchObject({
        ...refusal('NotFound', /./),
        $metadata: { httpStatusCode: 404 },
      });
    },
  },
  behaviour: {
    'needs no object in the bucket, and sees a bucket at once': async (target) => {
      const Bucket = await makeBucket(target);
      expect((await head(target, { Bucket })).$metadata.httpStatusCode).toBe(200);
    },
    'is forbidden to another account': onlyLocally('a second account', async (target, local) => {
      const Bucket = await makeBucket(target);
      const other = local.client(S3Client, 'customer-b', target.region).send(new HeadBucketCommand({ Bucket }));
      await expect(other).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    }),
  },
};
