import {
  DeleteBucketOwnershipControlsCommand,
  GetBucketOwnershipControlsCommand,
  PutBucketOwnershipControlsCommand,
  S3Client,
  type GetBucketOwnershipControlsCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const get = async (target: Target, input: Partial<GetBucketOwnershipControlsCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetBucketOwnershipControlsCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getBucketOwnershipControls: OperationTest = {
  fact: 'S3 API reference, GetBucketOwnershipControls, and user guide, Controlling ownership of objects: new buckets are BucketOwnerEnforced.',
  shape: {
    'answers BucketOwnerEnforced for a new bucket': async (target) => {
      expect(await get(target)).toMatchObject({
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
    },
    'answers the ownership as put': async (target) => {
      const Bucket = await makeBucket(target);
      await target.client(S3Client).send(
        new PutBucketOwnershipControlsCommand({
          Bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
        }),
      );
      expect((await get(target, { Bucket })).OwnershipControls).toEqual({
        Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }],
      });
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(get(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    'refuses a bucket that has none': async (target) => {
      const Bucket = await makeBucket(target);
      await target.client(S3Client).send(new DeleteBucketOwnershipControlsCommand({ Bucket }));
      await expect(get(target, { Bucket })).rejects.toMatchObject({
        ...refusal('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'),
        $metadata: { httpStatusCode: 404 },
      });
    },
  },
  behaviour: {
    'shows the newest': async (target) => {
      const Bucket = await makeBucket(target);
      const put = new PutBucketOwnershipControlsCommand({
        Bucket,
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
      });
      await target.client(S3Client).send(put);
      await target.client(S3Client).send(put);
      expect((await get(target, { Bucket })).OwnershipControls).toEqual({
        Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }],
      });
    },
  },
};
