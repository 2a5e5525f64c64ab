import { describe, expect, it } from '@jest/globals';
import {
  GetBucketTaggingCommand,
  GetObjectCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { refusal } from '../../support/operation-test.ts';
import { startTarget } from '../../support/start-target.ts';
import { makeBucket } from './make-bucket.ts';

// S3 user guide, Checking object integrity, and API reference, PutBucketTagging: Content-MD5, x-amz-sdk-checksum-algorithm
// with its x-amz-checksum-*. The words of a wrong algorithm: recorded from AWS in openstack/swift test/s3api.
const target = await startTarget();
const client = target.client(S3Client);

type Headers = Record<string, string | undefined>;
type Stack = PutObjectCommand['middlewareStack'];

/** Puts these headers in place of what the SDK sends; undefined takes one away. */
const replace = (stack: Stack, headers: Headers): void =>
  stack.add(
    (next) => (args) => {
      const request = args.request as { headers: Headers };
      Object.assign(request.headers, headers);
      for (const name of Object.keys(headers)) if (headers[name] === undefined) delete request.headers[name];
      return next(args);
    },
    // behind the checksums, before the signature
    { step: 'build', priority: 'low' },
  );

const rows: [what: string, headers: Headers, name: string, message: string][] = [
  [
    'another MD5',
    { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' },
    'BadDigest',
    'The Content-MD5 you specified did not match what we received.',
  ],
  ['an MD5 that is none', { 'content-md5': 'AAAA' }, 'InvalidDigest', 'The Content-MD5 you specified was invalid.'],
  [
    'an MD5 in hexadecimal',
    { 'content-md5': '25f9e794323b453885f5181f1b624d0b' },
    'InvalidDigest',
    'The Content-MD5 you specified was invalid.',
  ],
  [
    'another checksum',
    { 'x-amz-checksum-crc32': 'AAAAAA==' },
    'BadDigest',
    'The CRC32 you specified did not match the calculated checksum.',
  ],
  [
    'the name of a checksum, and none',
    { 'x-amz-checksum-crc32': undefined },
    'InvalidRequest',
    'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
  ],
  [
    'the name of another checksum',
    { 'x-amz-sdk-checksum-algorithm': 'SHA256' },
    'InvalidRequest',
    'Value for x-amz-sdk-checksum-algorithm header is invalid.',
  ],
];

describe('a body that came with', () => {
  it.each(rows)('%s is refused as a configuration', async (_what, headers, name, message) => {
    const Bucket = await makeBucket(target);
    const put = new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: 'a', Value: '1' }] } });
    replace(put.middlewareStack as never, headers);
    await expect(client.send(put)).rejects.toMatchObject(refusal(name, message));
    await expect(client.send(new GetBucketTaggingCommand({ Bucket }))).rejects.toMatchObject({ name: 'NoSuchTagSet' });
  });

  it.each(rows)('%s is refused as an object', async (_what, headers, name, message) => {
    const Bucket = await makeBucket(target);
    const put = new PutObjectCommand({ Bucket, Key: 'k', Body: 'body' });
    replace(put.middlewareStack, headers);
    await expect(client.send(put)).rejects.toMatchObject(refusal(name, message));
    await expect(client.send(new GetObjectCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});
