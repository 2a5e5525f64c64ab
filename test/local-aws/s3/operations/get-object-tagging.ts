import { GetObjectTaggingCommand, S3Client, type GetObjectTaggingCommandInput } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeVersionedBucket, putText } from '../make-bucket.ts';

const withObject = async (target: Target): Promise<string> => {
  const Bucket = await makeBucket(target);
  await putText(target, Bucket, 'k', 'k', { Tagging: 'a=1' });
  return Bucket;
};
const get = async (target: Target, input: Partial<GetObjectTaggingCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetObjectTaggingCommand({ Bucket: input.Bucket ?? (await withObject(target)), Key: 'k', ...input }));

export const getObjectTagging: OperationTest = {
  fact: 'S3 API reference, GetObjectTagging: the tags of an object or of one version; an empty set where there are none.',
  shape: {
    'answers keys and values': async (target) => {
      expect((await get(target)).TagSet).toEqual([{ Key: 'a', Value: '1' }]);
    },
    'answers an empty set': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'k');
      expect((await get(target, { Bucket })).TagSet).toEqual([]);
    },
  },
  validation: {
    'shows the bucket with a key that there is not': async (target) => {
      const Bucket = await makeBucket(target);
      await expect(get(target, { Bucket, Key: 'missing' })).rejects.toMatchObject({ Key: `${Bucket}/missing` });
    },
    'refuses a bucket that there is not': async (target) => {
      await expect(get(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(get, {
      'refuses a key that there is not': [{ Key: 'missing' }, 'NoSuchKey', 'The specified key does not exist.'],
      'refuses a version id that S3 never gave': [
        { VersionId: 'abcdefghijklmnopqrstuvwxyz012345' },
        'InvalidArgument',
        'Invalid version id specified',
      ],
    }),
  },
  behaviour: {
    'tells versions apart': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const first = await putText(target, Bucket, 'k', 'one', { Tagging: 'a=1' });
      const second = await putText(target, Bucket, 'k', 'two', { Tagging: 'a=2' });
      expect(await get(target, { Bucket, VersionId: first.VersionId })).toMatchObject({
        VersionId: first.VersionId,
        TagSet: [{ Key: 'a', Value: '1' }],
      });
      expect(await get(target, { Bucket })).toMatchObject({
        VersionId: second.VersionId,
        TagSet: [{ Key: 'a', Value: '2' }],
      });
    },
  },
};
