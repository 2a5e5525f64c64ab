import {
  GetPublicAccessBlockCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type PutPublicAccessBlockCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeOpenBucket, policyOn, putText } from '../make-bucket.ts';

const open = { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };

const put = async (target: Target, input: Partial<PutPublicAccessBlockCommandInput> = {}) =>
  target.client(S3Client).send(
    new PutPublicAccessBlockCommand({
      Bucket: input.Bucket ?? (await makeBucket(target)),
      PublicAccessBlockConfiguration: open,
      ...input,
    }),
  );

export const putPublicAccessBlock: OperationTest = {
  fact: 'S3 API reference, PutPublicAccessBlock: replaces all four settings, what is not said is off; RestrictPublicBuckets takes the effect from a public policy, BlockPublicPolicy refuses a new one.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await put(target);
      expect(rest).toEqual({});
      expect($metadata.httpStatusCode).toBe(200);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(put(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(put, {
      'refuses an empty configuration': [
        { PublicAccessBlockConfiguration: {} },
        'InvalidRequest',
        'Must specify at least one configuration.',
      ],
    }),
  },
  behaviour: {
    'turns off what is not said': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } });
      const found = await target.client(S3Client).send(new GetPublicAccessBlockCommand({ Bucket }));
      expect(found.PublicAccessBlockConfiguration).toEqual(open);
    },
    'takes the effect from a policy that lets anybody in, and gives it back': onlyLocally(
      'an account may forbid public buckets altogether',
      async (target, local) => {
        const Bucket = await makeOpenBucket(target);
        await putText(target, Bucket, 'public/a');
        await target.client(S3Client).send(new PutBucketPolicyCommand({ Bucket, Policy: policyOn(Bucket) }));
        const stranger = async () => (await fetch(`${local.endpoint}/${Bucket}/public/a`)).status;
        const before = await stranger();
        await put(target, { Bucket, PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } });
        const during = await stranger();
        await put(target, { Bucket });
        expect([before, during, await stranger()]).toEqual([200, 403, 200]);
      },
    ),
    'is seen by whoever reads it, and may be said twice': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket });
      await put(target, { Bucket });
      const found = await target.client(S3Client).send(new GetPublicAccessBlockCommand({ Bucket }));
      expect(found.PublicAccessBlockConfiguration).toEqual(open);
    },
  },
};
