import {
  HeadObjectCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
  S3Client,
  type LifecycleRule,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeVersionedBucket, readText } from '../make-bucket.ts';

const put = async (target: Target, input: Partial<PutObjectCommandInput> = {}) =>
  target
    .client(S3Client)
    .send(
      new PutObjectCommand({ Bucket: input.Bucket ?? (await makeBucket(target)), Key: 'k', Body: 'hello', ...input }),
    );

export const putObject: OperationTest = {
  fact: 'S3 API reference, PutObject, and user guide, Conditional writes: the ETag is the MD5 of the body; If-None-Match: * never overwrites, If-Match only the object with that ETag; keys have 1,024 bytes, metadata 2 KB; a redirect goes to a path or to a URL (alltheplaces issue 3657 has the error). Recorded from AWS in localstack/localstack tests/aws/services/s3: what the errors tell beside their words.',
  shape: {
    'answers ETag, checksum and encryption, and no version': async (target) => {
      const { $metadata: _, ...answer } = await put(target);
      expect(answer).toMatchObject({
        ETag: '"5d41402abc4b2a76b9719d911017c592"',
        ChecksumCRC32: 'NhCmhg==',
        ChecksumType: 'FULL_OBJECT',
        ServerSideEncryption: 'AES256',
      });
      expect(answer).not.toHaveProperty('VersionId');
    },
    'answers the version where there are versions': async (target) => {
      const { VersionId } = await put(target, { Bucket: await makeVersionedBucket(target) });
      expect(VersionId).toMatch(/^[\w.]{32}$/);
    },
    'takes any key, headers and metadata': async (target) => {
      const Bucket = await makeBucket(target);
      const Key = 'a folder/ä+b&c <d>.txt';
      const given = {
        ContentType: 'text/plain',
        CacheControl: 'no-cache',
        ContentDisposition: 'inline',
        ContentLanguage: 'en',
        WebsiteRedirectLocation: '/elsewhere',
        Metadata: { colour: 'blue' },
      };
      const ExpiresString = 'Wed, 21 Oct 2015 07:28:00 GMT';
      await put(target, { Bucket, Key, ...given, Expires: new Date(ExpiresString) });
      const head = await target.client(S3Client).send(new HeadObjectCommand({ Bucket, Key }));
      expect(head).toMatchObject({ ...given, ExpiresString });
      expect(head.LastModified?.getMilliseconds()).toBe(0);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(put(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(put, {
      'refuses a key of 1,025 bytes': [{ Key: 'k'.repeat(1025) }, 'KeyTooLongError', 'Your key is too long'],
      'refuses a body that has another MD5': [
        { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' },
        'BadDigest',
        'The Content-MD5 you specified did not match what we received.',
      ],
      'refuses an MD5 that is none': [
        { ContentMD5: 'AAAA' },
        'InvalidDigest',
        'The Content-MD5 you specified was invalid.',
      ],
      'refuses a body that has another checksum': [
        { ChecksumSHA256: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
        'BadDigest',
        'The SHA256 you specified did not match the calculated checksum.',
      ],
      'refuses a checksum that is none': [
        { ChecksumSHA256: 'test' },
        'InvalidRequest',
        'Value for x-amz-checksum-sha256 header is invalid.',
      ],
      'refuses two checksums': [
        { ChecksumCRC32: 'NhCmhg==', ChecksumSHA1: 'qvTGHdzF6KLavt4PO0gs2a6pQ00=' },
        'InvalidRequest',
        'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
      ],
      'refuses a checksum of another body, CRC64NVME': [
        { ChecksumCRC64NVME: 'AAAAAAAAAAA=' },
        'BadDigest',
        'The CRC64NVME you specified did not match the calculated checksum.',
      ],
      'refuses over 2 KB of metadata': [
        { Metadata: { long: 'x'.repeat(2048) } },
        'MetadataTooLarge',
        'Your metadata headers exceed the maximum allowed metadata size',
      ],
      'refuses a storage class that there is not': [
        { StorageClass: 'CELLAR' as never },
        'InvalidStorageClass',
        'The storage class you specified is not valid',
      ],
      'refuses a redirect to no address': [
        { WebsiteRedirectLocation: 'elsewhere' },
        'InvalidRedirectLocation',
        "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.",
      ],
      'refuses ACLs for others': [
        { ACL: 'public-read' },
        'AccessControlListNotSupported',
        'The bucket does not allow ACLs',
      ],
      'refuses eleven tags': [
        { Tagging: Array.from({ length: 11 }, (_, i) => `k${i}=v`).join('&') },
        'BadRequest',
        'Object tags cannot be greater than 10',
      ],
      'refuses a tag of its header that cannot be': [
        { Tagging: 'key1=val1,key2=val2' },
        'InvalidArgument',
        /^The header 'x-amz-tagging' shall be encoded as UTF-8/,
      ],
      'refuses a condition that S3 does not know': [
        { IfMatch: '*' },
        'NotImplemented',
        'A header you provided implies functionality that is not implemented',
      ],
      'refuses two conditions': [
        { IfMatch: '"0"', IfNoneMatch: '*' },
        'NotImplemented',
        'A header you provided implies functionality that is not implemented',
      ],
      'refuses a condition that no object can meet': [
        { IfMatch: '"0"' },
        'NoSuchKey',
        'The specified key does not exist.',
      ],
    }),
    'has no ACLs where a bucket may have them': onlyLocally('it has them', async (target) => {
      const Bucket = await makeBucket(target, { ObjectOwnership: 'ObjectWriter' });
      await expect(put(target, { Bucket, ACL: 'public-read' })).rejects.toMatchObject({ name: 'NotImplemented' });
      await put(target, { Bucket, ACL: 'private' });
    }),
    'refuses to overwrite with If-None-Match: *': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket, IfNoneMatch: '*' });
      await expect(put(target, { Bucket, Body: 'second', IfNoneMatch: '*' })).rejects.toMatchObject({
        ...refusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold'),
        Condition: 'If-None-Match',
        $metadata: { httpStatusCode: 412 },
      });
      expect(await readText(target, Bucket, 'k')).toBe('hello');
    },
    'refuses to overwrite what has another ETag': async (target) => {
      const Bucket = await makeBucket(target);
      const { ETag } = await put(target, { Bucket });
      await expect(put(target, { Bucket, IfMatch: '"0"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
      await put(target, { Bucket, Body: 'second', IfMatch: ETag });
      expect(await readText(target, Bucket, 'k')).toBe('second');
    },
  },
  behaviour: {
    'replaces the object, headers and all': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket, ContentType: 'text/plain', Metadata: { a: '1' } });
      await put(target, { Bucket, Body: 'second' });
      const head = await target.client(S3Client).send(new HeadObjectCommand({ Bucket, Key: 'k' }));
      expect(head).toMatchObject({ ContentLength: 6, Metadata: {}, ContentType: 'application/octet-stream' });
    },
    'says when the lifecycle of the bucket will delete it': async (target) => {
      const Bucket = await makeBucket(target);
      const s3 = target.client(S3Client);
      const Rules: LifecycleRule[] = [
        { ID: 'all', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 9 } },
        { ID: 'my rule', Status: 'Enabled', Filter: { Prefix: 'k' }, Expiration: { Days: 2 } },
      ];
      const LifecycleConfiguration = { Rules };
      await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }));
      const told = /^expiry-date="\w{3}, \d\d \w{3} \d{4} 00:00:00 GMT", rule-id="my%20rule"$/;
      expect((await put(target, { Bucket })).Expiration).toMatch(told);
      expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'k' }))).Expiration).toMatch(told);
    },
    'keeps the older version where there are versions': async (target) => {
      const Bucket = await makeVersionedBucket(target);
      const first = await put(target, { Bucket });
      const second = await put(target, { Bucket, Body: 'second' });
      expect(first.VersionId).not.toBe(second.VersionId);
      expect(await readText(target, Bucket, 'k', { VersionId: first.VersionId })).toBe('hello');
      expect(await readText(target, Bucket, 'k')).toBe('second');
    },
  },
};
