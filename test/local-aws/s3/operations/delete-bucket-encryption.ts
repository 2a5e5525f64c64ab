import {
  DeleteBucketEncryptionCommand,
  GetBucketEncryptionCommand,
  PutBucketEncryptionCommand,
  S3Client,
  type DeleteBucketEncryptionCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const byS3 = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false } as const;

const remove = async (target: Target, input: Partial<DeleteBucketEncryptionCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new DeleteBucketEncryptionCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const deleteBucketEncryption: OperationTest = {
  fact: 'S3 API reference, DeleteBucketEncryption: resets the default encryption to SSE-S3.',
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
      await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [byS3] } }));
      await remove(target, { Bucket });
      await remove(target, { Bucket });
      expect(await s3.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
      });
    },
  },
};
