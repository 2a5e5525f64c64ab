import { DeleteObjectCommand, S3Client, type DeleteObjectCommandInput } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeVersionedBucket, putText, readText } from '../make-bucket.ts';

const remove = async (target: Target, input: Partial<DeleteObjectCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new DeleteObjectCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), Key: 'k', ...input }));

export const deleteObject: OperationTest = {
  fact: 'S3 API reference, DeleteObject: succeeds for what is not there; with versions, lays a delete marker; by version id, deletes for good; If-Match, only what has that ETag. Recorded from AWS in localstack/localstack tests/aws/services/s3: the refusals.',
  shape: {
    'answers nothing, with status 204, also for what is not there': async (target) => {
      const { $metadata, ...rest } = await remove(target);
      expect(rest).toEqual({});
      expect($metadata.httpStatusCode).toBe(204);
    },
    'answers the delete marker where there are versions': async (target) => {
      const answer = await remove(target, { Bucket: await makeVersionedBucket(target) });
      expect(answer).toMatchObject({ DeleteMarker: true, VersionId: expect.stringMatching(/^[\w.]{32}$/) });
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(remove(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(remove, {
      'refuses to bypass a lock where there is none': [
        { BypassGovernanceRetention: true },
        'InvalidArgument',
        'x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.',
      ],
      'refuses a version id that is none': [{ VersionId: 'first' }, 'InvalidArgument', 'Invalid version id specified'],
    }),
  },
  behaviour: {
    'hides the object behind a marker, and uncovers it when the marker is deleted': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      await putText(target, Bucket, 'k', 'one');
      const { VersionId } = await remove(target, { Bucket });
      await expect(readText(target, Bucket, 'k')).rejects.toMatchObject({ name: 'NoSuchKey' });
      expect(await remove(target, { Bucket, VersionId })).toMatchObject({ DeleteMarker: true, VersionId });
      expect(await readText(target, Bucket, 'k')).toBe('one');
    },
    'deletes a version for good': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const { VersionId } = await putText(target, Bucket, 'k', 'one');
      expect(await remove(target, { Bucket, VersionId })).toMatchObject({ VersionId });
      await expect(readText(target, Bucket, 'k', { VersionId })).rejects.toMatchObject({ name: 'NoSuchVersion' });
    },
    'deletes only what has the ETag that was expected': async (target) => {
      const Bucket = await makeBucket(target);
      const { ETag } = await putText(target, Bucket, 'k');
      await expect(remove(target, { Bucket, IfMatch: '"0"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
      await remove(target, { Bucket, IfMatch: ETag });
      await expect(readText(target, Bucket, 'k')).rejects.toMatchObject({ name: 'NoSuchKey' });
    },
    'leaves nothing in a bucket without versions': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'k');
      await remove(target, { Bucket });
      await remove(target, { Bucket });
      await expect(readText(target, Bucket, 'k')).rejects.toMatchObject({ name: 'NoSuchKey' });
    },
  },
};
