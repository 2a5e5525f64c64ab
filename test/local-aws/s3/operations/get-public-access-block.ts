import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type GetPublicAccessBlockCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const open = { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false };

const get = async (target: Target, input: Partial<GetPublicAccessBlockCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetPublicAccessBlockCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getPublicAccessBlock: OperationTest = {
  fact: 'S3 API reference, GetPublicAccessBlock, and user guide, Blocking public access: all four settings are on for a new bucket.',
  shape: {
    'blocks all access to a new bucket': async (target) => {
      expect(await get(target)).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      });
    },
    'answers the block as put': async (target) => {
      const Bucket = await makeBucket(target);
      await target
        .client(S3Client)
        .send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: open }));
      expect((await get(target, { Bucket })).PublicAccessBlockConfiguration).toEqual(open);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(get(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    'refuses a bucket that has none': async (target) => {
      const Bucket = await makeBucket(target);
      await target.client(S3Client).send(new DeletePublicAccessBlockCommand({ Bucket }));
      await expect(get(target, { Bucket })).rejects.toMatchObject({
        ...refusal('NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'),
        $metadata: { httpStatusCode: 404 },
      });
    },
  },
  behaviour: {
    'shows the newest': async (target) => {
      const Bucket = await makeBucket(target);
      const put = new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: open });
      await target.client(S3Client).send(put);
      await target.client(S3Client).send(put);
      expect((await get(target, { Bucket })).PublicAccessBlockConfiguration).toEqual(open);
    },
  },
};
