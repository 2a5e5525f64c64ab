import {
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
  S3Client,
  type GetBucketPolicyCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, policyOn } from '../make-bucket.ts';

const get = async (target: Target, input: Partial<GetBucketPolicyCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetBucketPolicyCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getBucketPolicy: OperationTest = {
  fact: 'S3 API reference, GetBucketPolicy: the policy as text; NoSuchBucketPolicy where there is none.',
  shape: {
    'answers the policy as text': async (target) => {
      const Bucket = await makeBucket(target);
      const Policy = policyOn(Bucket, { Principal: { AWS: `arn:aws:iam::${target.accountId}:root` } });
      await target.client(S3Client).send(new PutBucketPolicyCommand({ Bucket, Policy }));
      expect(JSON.parse((await get(target, { Bucket })).Policy ?? '')).toEqual(JSON.parse(Policy));
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
        ...refusal('NoSuchBucketPolicy', 'The bucket policy does not exist'),
        $metadata: { httpStatusCode: 404 },
      });
    },
  },
  behaviour: {
    'shows the newest': async (target) => {
      const Bucket = await makeBucket(target);
      const Principal = { AWS: `arn:aws:iam::${target.accountId}:root` };
      for (const Action of ['s3:GetObject', 's3:GetObjectVersion']) {
        const Policy = policyOn(Bucket, { Principal, Action });
        await target.client(S3Client).send(new PutBucketPolicyCommand({ Bucket, Policy }));
      }
      expect((await get(target, { Bucket })).Policy).toContain('s3:GetObjectVersion');
    },
  },
};
