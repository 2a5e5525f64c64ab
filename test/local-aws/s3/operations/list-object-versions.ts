import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  S3Client,
  type ListObjectVersionsCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeVersionedBucket, putText } from '../make-bucket.ts';

const list = async (target: Target, input: Partial<ListObjectVersionsCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new ListObjectVersionsCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const listObjectVersions: OperationTest = {
  fact: 'S3 API reference, ListObjectVersions: all versions and delete markers, the newest of each key first; goes on by key and version. Recorded from AWS in localstack/localstack tests/aws/services/s3: markers of common prefixes, of versions that are gone.',
  shape: {
    'answers objects of a bucket without versions as version null': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'k', 'hello');
      const answer = await list(target, { Bucket });
      expect(answer).toMatchObject({ Name: Bucket, Prefix: '', KeyMarker: '', MaxKeys: 1000, IsTruncated: false });
      expect(answer.Versions).toEqual([
        {
          Key: 'k',
          VersionId: 'null',
          IsLatest: true,
          LastModified: expect.any(Date),
          ETag: '"5d41402abc4b2a76b9719d911017c592"',
          ChecksumAlgorithm: ['CRC32'],
          ChecksumType: 'FULL_OBJECT',
          Size: 5,
          StorageClass: 'STANDARD',
          Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
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
      'refuses a version marker without a key': [
        { VersionIdMarker: 'null' },
        'InvalidArgument',
        'A version-id marker cannot be specified without a key marker.',
      ],
      'refuses an encoding that there is not': [
        { EncodingType: 'rot13' as never },
        'InvalidArgument',
        'Invalid Encoding Method specified in Request',
      ],
    }),
  },
  behaviour: {
    'shows the newest first, and markers beside': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const first = await putText(target, Bucket, 'k', 'one');
      const second = await putText(target, Bucket, 'k', 'two');
      const gone = await target.client(S3Client).send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
      const { Versions, DeleteMarkers } = await list(target, { Bucket, Prefix: 'k' });
      expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
        [second.VersionId, false],
        [first.VersionId, false],
      ]);
      expect(DeleteMarkers).toMatchObject([{ Key: 'k', IsLatest: true, VersionId: gone.VersionId }]);
    },
    'goes on in the middle of a key': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      for (const body of ['one', 'two', 'three']) await putText(target, Bucket, 'k', body);
      const first = await list(target, { Bucket, MaxKeys: 2 });
      expect(first).toMatchObject({ IsTruncated: true, NextKeyMarker: 'k', NextVersionIdMarker: expect.any(String) });
      const second = await list(target, {
        Bucket,
        KeyMarker: first.NextKeyMarker,
        VersionIdMarker: first.NextVersionIdMarker,
      });
      expect(second.IsTruncated).toBe(false);
      const ids = [...(first.Versions ?? []), ...(second.Versions ?? [])].map(({ VersionId }) => VersionId);
      expect(new Set(ids).size).toBe(3);
    },
    'goes on where it was when what it showed is deleted meanwhile': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      for (const body of ['one', 'two', 'three']) await putText(target, Bucket, 'k', body);
      const { Versions: all = [] } = await list(target, { Bucket });
      const first = await list(target, { Bucket, MaxKeys: 2 });
      const Objects = (first.Versions ?? []).map(({ Key, VersionId }) => ({ Key, VersionId }));
      await target.client(S3Client).send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = first;
      const { Versions } = await list(target, { Bucket, KeyMarker, VersionIdMarker });
      expect(Versions).toMatchObject([{ VersionId: all[2]?.VersionId, IsLatest: true }]);
      expect(await list(target, { Bucket, KeyMarker })).not.toHaveProperty('Versions');
    },
    'goes on behind a common prefix': async (target) => {
      const Bucket = await makeBucket(target);
      for (const key of ['a/1', 'a/2', 'b']) await putText(target, Bucket, key);
      const first = await list(target, { Bucket, Delimiter: '/', MaxKeys: 1 });
      expect(first).toMatchObject({ CommonPrefixes: [{ Prefix: 'a/' }], IsTruncated: true, NextKeyMarker: 'a/' });
      expect(first).not.toHaveProperty('NextVersionIdMarker');
      for (const KeyMarker of ['a/', 'a/1']) {
        const second = await list(target, { Bucket, Delimiter: '/', MaxKeys: 1, KeyMarker });
        expect(second).toMatchObject({ IsTruncated: false, Versions: [{ Key: 'b' }] });
      }
    },
    'rolls keys up at the delimiter': async (target) => {
      const Bucket = await makeBucket(target);
      for (const key of ['a', 'b/1', 'b/2']) await putText(target, Bucket, key);
      const { Versions, CommonPrefixes } = await list(target, { Bucket, Delimiter: '/' });
      expect(Versions?.map(({ Key }) => Key)).toEqual(['a']);
      expect(CommonPrefixes).toEqual([{ Prefix: 'b/' }]);
    },
  },
};
