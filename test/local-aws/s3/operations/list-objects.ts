import { ListObjectsCommand, S3Client, type ListObjectsCommandInput } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, putText } from '../make-bucket.ts';
import { makeFilledBucket } from '../make-filled-bucket.ts';

const list = async (target: Target, input: Partial<ListObjectsCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new ListObjectsCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const listObjects: OperationTest = {
  fact: 'S3 API reference, ListObjects: the first version of the listing: always with owners, goes on by Marker; NextMarker only with a delimiter.',
  shape: {
    'answers what an empty bucket is': async (target) => {
      const Bucket = await makeBucket(target);
      const { $metadata: _, ...answer } = await list(target, { Bucket });
      expect(answer).toEqual({ Name: Bucket, Prefix: '', Marker: '', MaxKeys: 1000, IsTruncated: false });
    },
    'answers each object with its owner': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'k', 'hello');
      expect((await list(target, { Bucket })).Contents).toMatchObject([
        { Key: 'k', Size: 5, StorageClass: 'STANDARD', Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      ]);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(list(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(list, {
      'refuses a negative page': [
        { MaxKeys: -1 },
        'InvalidArgument',
        /^Argument maxKeys must be an integer between 0 and 2147483647|^Provided max-keys not an integer/,
      ],
      'refuses an encoding that there is not': [
        { EncodingType: 'rot13' as never },
        'InvalidArgument',
        'Invalid Encoding Method specified in Request',
      ],
    }),
  },
  behaviour: {
    'goes on behind a marker, which need not be a key': async (target) => {
      const Bucket = await makeFilledBucket(target);
      const named = async (Marker: string) => (await list(target, { Bucket, Marker })).Contents?.map(({ Key }) => Key);
      expect(await named('b/2')).toEqual(['c/1', 'd']);
      expect(await named('b/zzz')).toEqual(['c/1', 'd']);
    },
    'says where to go on only with a delimiter': async (target) => {
      const Bucket = await makeFilledBucket(target);
      const plain = await list(target, { Bucket, MaxKeys: 2 });
      expect(plain.IsTruncated).toBe(true);
      expect(plain).not.toHaveProperty('NextMarker');
      const rolled = await list(target, { Bucket, MaxKeys: 2, Delimiter: '/' });
      expect(rolled).toMatchObject({ IsTruncated: true, NextMarker: 'b/' });
      const rest = await list(target, { Bucket, Delimiter: '/', Marker: rolled.NextMarker });
      expect(rest).toMatchObject({ CommonPrefixes: [{ Prefix: 'c/' }], Contents: [{ Key: 'd' }] });
    },
  },
};
