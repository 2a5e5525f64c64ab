import {
  DeleteObjectsCommand,
  PutBucketPolicyCommand,
  S3Client,
  type DeleteObjectsCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeVersionedBucket, policyOn, putText, readText } from '../make-bucket.ts';

const remove = async (target: Target, input: Partial<DeleteObjectsCommandInput> = {}) =>
  target.client(S3Client).send(
    new DeleteObjectsCommand({
      Bucket: input.Bucket ?? (await makeBucket(target)),
      Delete: { Objects: [{ Key: 'k' }] },
      ...input,
    }),
  );

export const deleteObjects: OperationTest = {
  fact: 'S3 API reference, DeleteObjects: up to 1,000 keys, each with its own result; what is not there counts as deleted; Quiet tells errors only. Recorded from AWS in localstack/localstack tests/aws/services/s3: a version id that was never given.',
  shape: {
    'answers each key that is gone': async (target) => {
      const { Deleted, Errors } = await remove(target);
      expect(Deleted).toEqual([{ Key: 'k' }]);
      expect(Errors).toBeUndefined();
    },
    'answers nothing when it is to be quiet': async (target) => {
      const { Deleted } = await remove(target, { Delete: { Objects: [{ Key: 'k' }], Quiet: true } });
      expect(Deleted).toBeUndefined();
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(remove(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(remove, {
      'refuses no keys': [
        { Delete: { Objects: [] } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses 1,001 keys': [
        { Delete: { Objects: Array.from({ length: 1001 }, (_, i) => ({ Key: `k${i}` })) } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
    }),
  },
  behaviour: {
    'deletes versions for good and lays markers': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const { VersionId } = await putText(target, Bucket, 'm');
      const Objects = [{ Key: 'm', VersionId }, { Key: 'never' }];
      const { Deleted } = await remove(target, { Bucket, Delete: { Objects } });
      expect(Deleted).toHaveLength(2);
      expect(Deleted).toContainEqual({ Key: 'm', VersionId });
      const marker = { Key: 'never', DeleteMarker: true, DeleteMarkerVersionId: expect.any(String) };
      expect(Deleted).toContainEqual(marker);
    },
    'tells of a version that there is not': async (target) => {
      const missing = { Key: 'k', VersionId: 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD' };
      const { Deleted, Errors } = await remove(target, { Delete: { Objects: [missing, { Key: 'b' }] } });
      expect(Deleted).toEqual([{ Key: 'b' }]);
      expect(Errors).toEqual([{ ...missing, Code: 'NoSuchVersion', Message: 'The specified version does not exist.' }]);
    },
    'tells what it may not delete, and deletes the rest': async (target) => {
      const Bucket = await makeBucket(target);
      for (const key of ['kept/a', 'b']) await putText(target, Bucket, key);
      const deny = { Effect: 'Deny', Action: 's3:DeleteObject', Resource: `arn:aws:s3:::${Bucket}/kept/*` };
      const s3 = target.client(S3Client);
      await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policyOn(Bucket, deny) }));
      const { Deleted, Errors } = await remove(target, {
        Bucket,
        Delete: { Objects: [{ Key: 'kept/a' }, { Key: 'b' }] },
      });
      expect(Deleted).toEqual([{ Key: 'b' }]);
      expect(Errors).toMatchObject([
        { Key: 'kept/a', Code: 'AccessDenied', Message: expect.stringContaining('s3:DeleteObject on resource: "arn:') },
      ]);
      expect(await readText(target, Bucket, 'kept/a')).toBe('kept/a');
    },
  },
};
