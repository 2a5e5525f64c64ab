import {
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  S3Client,
  type DeleteObjectTaggingCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, putText, readText } from '../make-bucket.ts';

const withObject = async (target: Target): Promise<string> => {
  const Bucket = await makeBucket(target);
  await putText(target, Bucket, 'k', 'k', { Tagging: 'a=1' });
  return Bucket;
};
const remove = async (target: Target, input: Partial<DeleteObjectTaggingCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new DeleteObjectTaggingCommand({ Bucket: input.Bucket ?? (await withObject(target)), Key: 'k', ...input }));

export const deleteObjectTagging: OperationTest = {
  fact: 'S3 API reference, DeleteObjectTagging: takes all tags from an object or from one version.',
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
    ...refusals(remove, {
      'refuses a key that there is not': [{ Key: 'missing' }, 'NoSuchKey', 'The specified key does not exist.'],
      'refuses a version id that S3 never gave': [
        { VersionId: 'abcdefghijklmnopqrstuvwxyz012345' },
        'InvalidArgument',
        'Invalid version id specified',
      ],
    }),
  },
  behaviour: {
    'leaves the object without tags, and may be said twice': async (target) => {
      const Bucket = await withObject(target);
      await remove(target, { Bucket });
      await remove(target, { Bucket });
      const { TagSet } = await target.client(S3Client).send(new GetObjectTaggingCommand({ Bucket, Key: 'k' }));
      expect(TagSet).toEqual([]);
      expect(await readText(target, Bucket, 'k')).toBe('k');
    },
  },
};
