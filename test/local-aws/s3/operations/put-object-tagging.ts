import {
  DeleteObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  type PutObjectTaggingCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeVersionedBucket, putText } from '../make-bucket.ts';

const withObject = async (target: Target): Promise<string> => {
  const Bucket = await makeBucket(target);
  await putText(target, Bucket, 'k', 'k', { Tagging: 'a=1' });
  return Bucket;
};
const put = async (target: Target, input: Partial<PutObjectTaggingCommandInput> = {}) =>
  target.client(S3Client).send(
    new PutObjectTaggingCommand({
      Bucket: input.Bucket ?? (await withObject(target)),
      Key: 'k',
      Tagging: { TagSet: [{ Key: 'b', Value: '2' }] },
      ...input,
    }),
  );

export const putObjectTagging: OperationTest = {
  fact: 'S3 API reference, PutObjectTagging: replaces all tags of an object, ten at most; InvalidTag for a key twice.',
  shape: {
    'answers nothing without versions': async (target) => {
      const { $metadata, ...rest } = await put(target);
      expect(rest).toEqual({});
      expect($metadata.httpStatusCode).toBe(200);
    },
    'answers the version it tagged': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const { VersionId } = await putText(target, Bucket, 'k');
      expect(await put(target, { Bucket })).toMatchObject({ VersionId });
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(put(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(put, {
      'refuses a key that there is not': [{ Key: 'missing' }, 'NoSuchKey', 'The specified key does not exist.'],
      'refuses a version id that S3 never gave': [
        { VersionId: 'abcdefghijklmnopqrstuvwxyz012345' },
        'InvalidArgument',
        'Invalid version id specified',
      ],
      'refuses eleven tags': [
        { Tagging: { TagSet: Array.from({ length: 11 }, (_, i) => ({ Key: `k${i}`, Value: '' })) } },
        'BadRequest',
        'Object tags cannot be greater than 10',
      ],
      'refuses a tag of AWS': [
        { Tagging: { TagSet: [{ Key: 'aws:x', Value: '' }] } },
        'InvalidTag',
        'Your TagKey cannot be prefixed with aws:',
      ],
      'refuses a key twice': [
        {
          Tagging: {
            TagSet: [
              { Key: 'a', Value: '1' },
              { Key: 'a', Value: '2' },
            ],
          },
        },
        'InvalidTag',
        'Cannot provide multiple Tags with the same key',
      ],
      'refuses a value with a character that tags do not have': [
        { Tagging: { TagSet: [{ Key: 'a', Value: 'a#b' }] } },
        'InvalidTag',
        'The TagValue you have provided is invalid',
      ],
    }),
  },
  behaviour: {
    'does nothing to a delete marker': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      await putText(target, Bucket, 'k');
      await target.client(S3Client).send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
      await expect(put(target, { Bucket })).rejects.toMatchObject({
        ...refusal('MethodNotAllowed', 'The specified method is not allowed against this resource.'),
        Method: 'PUT',
        ResourceType: 'DeleteMarker',
      });
    },
    'replaces the tags, and is counted by whoever reads the object': async (target) => {
      const Bucket = await withObject(target);
      await put(target, { Bucket });
      const s3 = target.client(S3Client);
      const { TagSet } = await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'k' }));
      expect(TagSet).toEqual([{ Key: 'b', Value: '2' }]);
      expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'k' }))).toMatchObject({
        ContentLength: 1,
        TagCount: 1,
      });
    },
  },
};
