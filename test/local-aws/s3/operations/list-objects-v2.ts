import { ListObjectsV2Command, S3Client, type ListObjectsV2CommandInput } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, putText } from '../make-bucket.ts';
import { filledKeys, makeFilledBucket } from '../make-filled-bucket.ts';

const list = async (target: Target, input: Partial<ListObjectsV2CommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new ListObjectsV2Command({ Bucket: input.Bucket ?? (await makeBucket(target)), ...input }));

export const listObjectsV2: OperationTest = {
  fact: 'S3 API reference, ListObjectsV2: keys in UTF-8 order, a thousand a page; common prefixes roll up at the delimiter and count as one; StartAfter; FetchOwner; url encodes test_file(3).png as test_file%283%29.png.',
  shape: {
    'answers what an empty bucket is': async (target) => {
      const Bucket = await makeBucket(target);
      const { $metadata: _, ...answer } = await list(target, { Bucket });
      expect(answer).toEqual({ Name: Bucket, Prefix: '', MaxKeys: 1000, KeyCount: 0, IsTruncated: false });
    },
    'answers each object, its owner only when asked': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'k', 'hello');
      const object = {
        Key: 'k',
        LastModified: expect.any(Date),
        ETag: '"5d41402abc4b2a76b9719d911017c592"',
        ChecksumAlgorithm: ['CRC32'],
        ChecksumType: 'FULL_OBJECT',
        Size: 5,
        StorageClass: 'STANDARD',
      };
      expect((await list(target, { Bucket })).Contents).toEqual([object]);
      const Owner = { ID: expect.stringMatching(/^[0-9a-f]{64}$/) };
      expect((await list(target, { Bucket, FetchOwner: true })).Contents).toEqual([{ ...object, Owner }]);
    },
    'answers keys as they are, whatever is in them': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'a b/ä&<c>"\'');
      expect((await list(target, { Bucket })).Contents).toMatchObject([{ Key: 'a b/ä&<c>"\'' }]);
    },
    'encodes keys when asked': async (target) => {
      const Bucket = await makeBucket(target);
      await putText(target, Bucket, 'a b/ä&c');
      await putText(target, Bucket, "test_file(3).png*!'~");
      const { Contents, EncodingType } = await list(target, { Bucket, EncodingType: 'url' });
      expect(EncodingType).toBe('url');
      expect(Contents?.map(({ Key }) => Key)).toEqual(['a+b/%C3%A4%26c', 'test_file%283%29.png*%21%27%7E']);
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
      'refuses a token that is none': [
        { ContinuationToken: 'next' },
        'InvalidArgument',
        'The continuation token provided is incorrect',
      ],
    }),
  },
  behaviour: {
    'goes page by page, in the order of the keys': async (target) => {
      const Bucket = await makeFilledBucket(target);
      // by their bytes, that is: UTF-16 has these two the other way round
      const last = ['\uffee', '\u{1f600}'];
      for (const key of last) await putText(target, Bucket, key);
      const found: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await list(target, { Bucket, MaxKeys: 2, ContinuationToken });
        expect(page.KeyCount).toBeLessThanOrEqual(2);
        found.push(...(page.Contents ?? []).map(({ Key }) => Key));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(found).toEqual([...filledKeys, ...last]);
    },
    'rolls keys up at the delimiter, over pages too': async (target) => {
      const Bucket = await makeFilledBucket(target);
      const all = await list(target, { Bucket, Delimiter: '/' });
      expect(all.Contents?.map(({ Key }) => Key)).toEqual(['a', 'd']);
      expect(all).toMatchObject({ KeyCount: 4, CommonPrefixes: [{ Prefix: 'b/' }, { Prefix: 'c/' }] });
      const first = await list(target, { Bucket, Delimiter: '/', MaxKeys: 2 });
      expect(first).toMatchObject({ KeyCount: 2, IsTruncated: true, CommonPrefixes: [{ Prefix: 'b/' }] });
      const ContinuationToken = first.NextContinuationToken;
      const second = await list(target, { Bucket, Delimiter: '/', ContinuationToken });
      expect(second.CommonPrefixes).toEqual([{ Prefix: 'c/' }]);
      expect(second.Contents?.map(({ Key }) => Key)).toEqual(['d']);
    },
    'keeps to a prefix, and begins behind a key': async (target) => {
      const Bucket = await makeFilledBucket(target);
      const named = async (input: Partial<ListObjectsV2CommandInput>) =>
        (await list(target, { Bucket, ...input })).Contents?.map(({ Key }) => Key);
      expect(await named({ Prefix: 'b/' })).toEqual(['b/1', 'b/2']);
      expect(await named({ StartAfter: 'b/2' })).toEqual(['c/1', 'd']);
      const { NextContinuationToken: ContinuationToken } = await list(target, { Bucket, MaxKeys: 1 });
      const rest = await list(target, { Bucket, ContinuationToken, StartAfter: 'c' });
      expect(rest).toMatchObject({ KeyCount: 4 });
      expect(rest).not.toHaveProperty('StartAfter');
    },
    'sends whoever asks in another region to that of the bucket': async (target) => {
      const Bucket = await makeBucket(target, {}, 'eu-west-1');
      const elsewhere = target.client(S3Client, { region: 'us-west-2' });
      await expect(elsewhere.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
        name: 'PermanentRedirect',
        $metadata: { httpStatusCode: 301 },
        $response: { headers: { 'x-amz-bucket-region': 'eu-west-1' } },
      });
    },
  },
};
