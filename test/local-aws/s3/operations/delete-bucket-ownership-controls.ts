import {
  DeleteBucketOwnershipControlsCommand,
  GetBucketOwnershipControlsCommand,
  PutBucketOwnershipControlsCommand,
  S3Client,
  type DeleteBucketOwnershipControlsCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const remove = async (target: Target, input: Partial<DeleteBucketOwnershipControlsCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new DeleteBucketOwnershipControlsCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const deleteBucketOwnershipControls: OperationTest = {
  fact: 'S3 API reference, DeleteBucketOwnershipControls: afterwards there are none to get.',
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
      await s3.send(
        new PutBucketOwnershipControlsCommand({
          Bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
        }),
      );
      await remove(target, { Bucket });
      await remove(target, { Bucket });
      await expect(s3.send(new GetBucketOwnershipControlsCommand({ Bucket }))).rejects.toMatchObject({
        name: 'OwnershipControlsNotFoundError',
      });
    },
  },
};
