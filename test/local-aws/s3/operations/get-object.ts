import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  S3Client,
  type GetObjectCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeOpenBucket, makeVersionedBucket, policyOn, putText, readText } from '../make-bucket.ts';

const withObject = async (target: Target): Promise<string> => {
  const Bucket = await makeBucket(target);
  await putText(target, Bucket, 'k', '0123456789', { ContentType: 'text/plain', Metadata: { colour: 'blue' } });
  return Bucket;
};
const get = async (target: Target, input: Partial<GetObjectCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(new GetObjectCommand({ Bucket: input.Bucket ?? (await withObject(target)), Key: 'k', ...input }));

export const getObject: OperationTest = {
  fact: 'S3 API reference, GetObject: body, headers and metadata as they were put; Range (RFC 9110); conditions by ETag and time; a version by its id; a delete marker is 405. Recorded from AWS in localstack/localstack tests/aws/services/s3: ranges that are ignored, parts, conditions.',
  shape: {
    'answers body, headers and metadata': async (target) => {
      const { Body, ...answer } = await get(target);
      expect(await Body?.transformToString()).toBe('0123456789');
      expect(answer).toMatchObject({
        AcceptRanges: 'bytes',
        ContentLength: 10,
        ContentType: 'text/plain',
        ETag: '"781e5e245d69b566979b86e28d23f2c7"',
        LastModified: expect.any(Date),
        Metadata: { colour: 'blue' },
        ServerSideEncryption: 'AES256',
      });
      expect(answer).not.toHaveProperty('VersionId');
    },
    'answers to who expects the right owner': async (target) => {
      expect(await get(target, { ExpectedBucketOwner: target.accountId })).toMatchObject({ ContentLength: 10 });
    },
    'answers a part, and says which': async (target) => {
      const Bucket = await withObject(target);
      const { Body, ...answer } = await get(target, { Bucket, Range: 'bytes=2-4' });
      expect(await Body?.transformToString()).toBe('234');
      expect(answer).toMatchObject({ ContentRange: 'bytes 2-4/10', ContentLength: 3 });
      expect(answer.$metadata.httpStatusCode).toBe(206);
      expect(await readText(target, Bucket, 'k', { Range: 'bytes=-3' })).toBe('789');
      expect(await readText(target, Bucket, 'k', { Range: 'bytes=8-' })).toBe('89');
      expect(await readText(target, Bucket, 'k', { Range: 'bytes=8-99' })).toBe('89');
      const whole = await get(target, { Bucket, Range: 'bytes=0-99', ChecksumMode: 'ENABLED' });
      expect(whole).toMatchObject({ ContentRange: 'bytes 0-9/10', ChecksumCRC32: 'poTHxg==' });
      expect(whole.ChecksumType).toBe('FULL_OBJECT');
      const one = await get(target, { Bucket, PartNumber: 1 });
      expect([one.ContentRange, one.$metadata.httpStatusCode]).toEqual(['bytes 0-9/10', 206]);
    },
    'answers the headers that were asked for': async (target) => {
      const asked = {
        ResponseContentType: 'text/csv',
        ResponseContentDisposition: 'attachment',
        ResponseCacheControl: 'no-store',
        ResponseContentLanguage: 'de',
        ResponseContentEncoding: 'identity',
        ResponseExpires: new Date('2015-10-21T07:28:00Z'),
      };
      expect(await get(target, asked)).toMatchObject({
        ContentType: 'text/csv',
        ContentDisposition: 'attachment',
        CacheControl: 'no-store',
        ContentLanguage: 'de',
        ContentEncoding: 'identity',
        ExpiresString: 'Wed, 21 Oct 2015 07:28:00 GMT',
        Metadata: { colour: 'blue' },
      });
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(get(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(get, {
      'refuses a key that there is not': [{ Key: 'missing' }, 'NoSuchKey', 'The specified key does not exist.'],
      'refuses a range behind the end': [
        { Range: 'bytes=20-' },
        'InvalidRange',
        'The requested range is not satisfiable',
      ],
      'refuses a second part': [{ PartNumber: 2 }, 'InvalidPartNumber', 'The requested partnumber is not satisfiable'],
      'refuses a part and a range': [
        { PartNumber: 1, Range: 'bytes=0-1' },
        'InvalidRequest',
        'Cannot specify both Range header and partNumber query parameter',
      ],
      'refuses another ETag': [
        { IfMatch: '"0"' },
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
      ],
      'refuses a bucket that is not of the account expected': [
        { ExpectedBucketOwner: '111122223333' },
        'AccessDenied',
        'Access Denied',
      ],
      'refuses an expected owner that is no account': [
        { ExpectedBucketOwner: 'me' },
        'InvalidBucketOwnerAWSAccountID',
        /^The value of the expected bucket owner parameter must be an AWS Account ID/,
      ],
      'refuses a version id that is none': [{ VersionId: 'first' }, 'InvalidArgument', 'Invalid version id specified'],
      'refuses a version id that S3 never gave': [
        { VersionId: 'abcdefghijklmnopqrstuvwxyz012345' },
        'InvalidArgument',
        'Invalid version id specified',
      ],
    }),
    'says which condition did not hold': async (target) => {
      await expect(get(target, { IfMatch: '"0"' })).rejects.toMatchObject({ Condition: 'If-Match' });
      const IfUnmodifiedSince = new Date(0);
      await expect(get(target, { IfUnmodifiedSince })).rejects.toMatchObject({ Condition: 'If-Unmodified-Since' });
    },
    'refuses a delete marker by its id': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const { VersionId } = await target.client(S3Client).send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
      await expect(get(target, { Bucket })).rejects.toMatchObject({
        $response: { headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': VersionId } },
      });
      await expect(get(target, { Bucket, VersionId })).rejects.toMatchObject({
        ...refusal('MethodNotAllowed', 'The specified method is not allowed against this resource.'),
        $metadata: { httpStatusCode: 405 },
      });
    },
  },
  behaviour: {
    'takes no wishes for headers from a stranger': onlyLocally(
      'an account may forbid public buckets altogether',
      async (target, local) => {
        const Bucket = await makeOpenBucket(target);
        await putText(target, Bucket, 'public/a');
        await target.client(S3Client).send(new PutBucketPolicyCommand({ Bucket, Policy: policyOn(Bucket) }));
        const url = `${local.endpoint}/${Bucket}/public/a`;
        expect((await fetch(url)).status).toBe(200);
        const answer = await fetch(`${url}?response-content-type=text/html`);
        expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('InvalidRequest')]);
      },
    ),
    'ignores a range that says nothing, and a time to come': async (target) => {
      const Bucket = await withObject(target);
      for (const Range of ['bytes=1-0', 'bytes=0-1,3-4', 'bytes=-', '0-8']) {
        expect(await readText(target, Bucket, 'k', { Range })).toBe('0123456789');
      }
      const IfModifiedSince = new Date(Date.now() + 24 * 3600_000);
      expect(await readText(target, Bucket, 'k', { IfModifiedSince })).toBe('0123456789');
    },
    'answers 304 where nothing changed': async (target) => {
      const Bucket = await withObject(target);
      const { ETag, LastModified } = await get(target, { Bucket });
      for (const condition of [{ IfNoneMatch: ETag }, { IfModifiedSince: LastModified }]) {
        await expect(get(target, { Bucket, ...condition })).rejects.toMatchObject({
          $metadata: { httpStatusCode: 304 },
          $response: { headers: { etag: ETag } },
        });
      }
    },
    'answers the newest version, and older ones by id': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const { VersionId } = await putText(target, Bucket, 'k', 'one');
      await putText(target, Bucket, 'k', 'two');
      expect(await readText(target, Bucket, 'k')).toBe('two');
      expect(await readText(target, Bucket, 'k', { VersionId })).toBe('one');
    },
  },
};
