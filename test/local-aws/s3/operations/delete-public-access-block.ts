import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type DeletePublicAccessBlockCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const open = { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };

const remove = async (target: Target, input: Partial<DeletePublicAccessBlockCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new DeletePublicAccessBlockCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const deletePublicAccessBlock: OperationTest = {
  fact: 'S3 API reference, DeletePublicAccessBlock: afterwards there is none to get, and nothing is blocked.',
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
      await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: open }));
      await remove(target, { Bucket });
      await remove(target, { Bucket });
      await expect(s3.send(new GetPublicAccessBlockCommand({ Bucket }))).rejects.toMatchObject({
        name: 'NoSuchPublicAccessBlockConfiguration',
      });
    },
  },
};
