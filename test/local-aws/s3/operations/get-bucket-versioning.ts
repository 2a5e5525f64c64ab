import {
  GetBucketVersioningCommand,
  PutBucketVersioningCommand,
  S3Client,
  type GetBucketVersioningCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeVersionedBucket } from '../make-bucket.ts';

const get = async (target: Target, input: Partial<GetBucketVersioningCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetBucketVersioningCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const getBucketVersioning: OperationTest = {
  fact: 'S3 API reference, GetBucketVersioning: no status for a bucket that never had versioning.',
  shape: {
    'answers no status for a bucket that never had versioning': async (target) => {
      expect(await get(target)).not.toHaveProperty('Status');
    },
    'answers Enabled once it is': async (target) => {
      expect(await get(target, { Bucket: await makeVersionedBucket(target) })).toMatchObject({ Status: 'Enabled' });
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
    'never goes back to having no status': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const VersioningConfiguration = { Status: 'Suspended' } as const;
      await target.client(S3Client).send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
      expect(await get(target, { Bucket })).toMatchObject({ Status: 'Suspended' });
    },
  },
};
