import {
  GetBucketPolicyStatusCommand,
  PutBucketPolicyCommand,
  S3Client,
  type GetBucketPolicyStatusCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeOpenBucket, policyOn } from '../make-bucket.ts';

const get = async (target: Target, input: Partial<GetBucketPolicyStatusCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetBucketPolicyStatusCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getBucketPolicyStatus: OperationTest = {
  fact: 'S3 API reference, GetBucketPolicyStatus, and user guide, The meaning of "public": a policy is public unless it names fixed values of principals or of some condition keys.',
  shape: {
    'answers whether the policy is public': async (target) => {
      const Bucket = await makeBucket(target);
      const Principal = { AWS: `arn:aws:iam::${target.accountId}:root` };
      const put = new PutBucketPolicyCommand({ Bucket, Policy: policyOn(Bucket, { Principal }) });
      await target.client(S3Client).send(put);
      expect((await get(target, { Bucket })).PolicyStatus).toEqual({ IsPublic: false });
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(get(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    'refuses a bucket that has no policy': async (target) => {
      await expect(get(target)).rejects.toMatchObject(
        refusal('NoSuchBucketPolicy', 'The bucket policy does not exist'),
      );
    },
  },
  behaviour: {
    'calls a policy for everybody public, unless a condition names who': onlyLocally(
      'an account may forbid public policies altogether',
      async (target) => {
        const Bucket = await makeOpenBucket(target);
        const isPublic = async (more: object) => {
          const put = new PutBucketPolicyCommand({ Bucket, Policy: policyOn(Bucket, more) });
          await target.client(S3Client).send(put);
          return (await get(target, { Bucket })).PolicyStatus?.IsPublic;
        };
        expect(await isPublic({})).toBe(true);
        expect(await isPublic({ Principal: { AWS: '*' } })).toBe(true);
        const narrow = { StringEquals: { 'aws:PrincipalAccount': target.accountId } };
        expect(await isPublic({ Condition: narrow })).toBe(false);
        expect(await isPublic({ Condition: { StringLike: { 'aws:PrincipalAccount': '*' } } })).toBe(true);
        expect(await isPublic({ Effect: 'Deny' })).toBe(false);
      },
    ),
  },
};
