import { GetBucketLocationCommand, S3Client, type GetBucketLocationCommandInput } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const get = async (target: Target, input: Partial<GetBucketLocationCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetBucketLocationCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getBucketLocation: OperationTest = {
  fact: 'S3 API reference, GetBucketLocation: the region of the bucket; empty for us-east-1.',
  shape: {
    'answers the region': async (target) => {
      const Bucket = await makeBucket(target, {}, 'eu-west-1');
      expect(await get(target, { Bucket })).toMatchObject({ LocationConstraint: 'eu-west-1' });
    },
    'answers nothing for us-east-1': async (target) => {
      const Bucket = await makeBucket(target, {}, 'us-east-1');
      expect((await get(target, { Bucket })).LocationConstraint ?? '').toBe('');
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(get(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
  },
  behaviour: {
    'answers whichever region is asked': async (target) => {
      const Bucket = await makeBucket(target, {}, 'eu-west-1');
      const elsewhere = target.client(S3Client, { region: 'us-east-1' });
      expect(await elsewhere.send(new GetBucketLocationCommand({ Bucket }))).toMatchObject({
        LocationConstraint: 'eu-west-1',
      });
    },
  },
};
