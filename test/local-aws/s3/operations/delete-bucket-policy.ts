import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
  S3Client,
  type DeleteBucketPolicyCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, policyOn } from '../make-bucket.ts';

const remove = async (target: Target, input: Partial<DeleteBucketPolicyCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new DeleteBucketPolicyCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const deleteBucketPolicy: OperationTest = {
  fact: 'S3 API reference, DeleteBucketPolicy: takes the policy away; no error where there is none.',
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
    'takes the policy away, and may be said twice': async (target) => {
      const Bucket = await makeBucket(target);
      const s3 = target.client(S3Client);
      const Principal = { AWS: `arn:aws:iam::${target.accountId}:root` };
      await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policyOn(Bucket, { Principal }) }));
      await remove(target, { Bucket });
      await remove(target, { Bucket });
      await expect(s3.send(new GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject({
        name: 'NoSuchBucketPolicy',
      });
    },
  },
};
