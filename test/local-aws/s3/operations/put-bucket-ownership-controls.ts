import {
  GetBucketOwnershipControlsCommand,
  PutBucketOwnershipControlsCommand,
  S3Client,
  type PutBucketOwnershipControlsCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const put = async (target: Target, input: Partial<PutBucketOwnershipControlsCommandInput> = {}) =>
  target.client(S3Client).send(
    new PutBucketOwnershipControlsCommand({
      Bucket: input.Bucket ?? (await makeBucket(target)),
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
      ...input,
    }),
  );

export const putBucketOwnershipControls: OperationTest = {
  fact: 'S3 API reference, PutBucketOwnershipControls: one rule of three values.',
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
      'refuses an ownership that there is not': [
        { OwnershipControls: { Rules: [{ ObjectOwnership: 'Nobody' as never }] } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses two rules': [
        { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }, { ObjectOwnership: 'ObjectWriter' }] } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
    }),
  },
  behaviour: {
    'is seen by whoever reads it, and may be said twice': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket });
      await put(target, { Bucket });
      const found = await target.client(S3Client).send(new GetBucketOwnershipControlsCommand({ Bucket }));
      expect(found.OwnershipControls).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] });
    },
  },
};
