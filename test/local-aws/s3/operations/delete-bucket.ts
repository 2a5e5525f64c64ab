import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  HeadBucketCommand,
  S3Client,
  type DeleteBucketCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeVersionedBucket, putText } from '../make-bucket.ts';

const remove = async (target: Target, input: Partial<DeleteBucketCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new DeleteBucketCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const deleteBucket: OperationTest = {
  fact: 'S3 API reference, DeleteBucket: only a bucket without objects, versions and delete markers.',
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
    'refuses while there is an object': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'a');
      await expect(remove(target, { Bucket })).rejects.toMatchObject({
        ...refusal('BucketNotEmpty', 'The bucket you tried to delete is not empty'),
        $metadata: { httpStatusCode: 409 },
      });
    },
    'refuses while there is a version, even one that is only a mark of deletion': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      await target.client(S3Client).send(new DeleteObjectCommand({ Bucket, Key: 'never' }));
      await expect(remove(target, { Bucket })).rejects.toMatchObject(
        refusal(
          'BucketNotEmpty',
          'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
        ),
      );
    },
  },
  behaviour: {
    'leaves nothing to find': async (target) => {
      const Bucket = await makeBucket(target);
      await remove(target, { Bucket });
      await expect(target.client(S3Client).send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({
        name: 'NotFound',
      });
    },
  },
};
