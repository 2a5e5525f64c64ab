import {
  GetBucketEncryptionCommand,
  PutBucketEncryptionCommand,
  S3Client,
  type GetBucketEncryptionCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const byS3 = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false } as const;
/** Without another word, keys of the customer stay blocked. */
const told = { Rules: [{ ...byS3, BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }] };

const get = async (target: Target, input: Partial<GetBucketEncryptionCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetBucketEncryptionCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getBucketEncryption: OperationTest = {
  fact: 'S3 API reference, GetBucketEncryption, and user guide, Setting default server-side encryption: every bucket encrypts with SSE-S3 unless told otherwise. User guide, Blocking or unblocking SSE-C: since April 2026 a new bucket blocks it.',
  shape: {
    'answers AES256 where nothing was configured': async (target) => {
      expect((await get(target)).ServerSideEncryptionConfiguration).toEqual(told);
    },
    'answers the encryption as put': async (target) => {
      const Bucket = await makeBucket(target);
      await target
        .client(S3Client)
        .send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [byS3] } }));
      expect((await get(target, { Bucket })).ServerSideEncryptionConfiguration).toEqual(told);
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
    'shows the newest': async (target) => {
      const Bucket = await makeBucket(target);
      const put = new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [byS3] } });
      await target.client(S3Client).send(put);
      await target.client(S3Client).send(put);
      expect((await get(target, { Bucket })).ServerSideEncryptionConfiguration).toEqual(told);
    },
  },
};
