import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const s3 = aws.client(S3Client, 'customer-a', 'eu-west-1');
const create = (Bucket: string, region = 'eu-west-1') =>
  aws
    .client(S3Client, 'customer-a', region)
    .send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' } }),
    );
const put = (Bucket: string, Key: string, Body: string, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const text = async (Bucket: string, Key: string, more = {}) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body?.transformToString();

beforeAll(async () => {
  await create('plain');
  await create('versioned');
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: 'versioned', VersioningConfiguration }));
});

describe('buckets (API reference: CreateBucket, DeleteBucket)', () => {
  it('have names that are unique among all accounts', async () => {
    await expect(create('plain')).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou' });
    const taken = new CreateBucketCommand({
      Bucket: 'plain',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    });
    await expect(aws.client(S3Client, 'customer-b', 'eu-west-1').send(taken)).rejects.toMatchObject({
      name: 'BucketAlreadyExists',
    });
  });

  it.each(['ab', 'Upper', 'under_score', '-dash', '192.168.1.1', 'a..b'])('may not be named %s', async (name) => {
    await expect(create(name)).rejects.toMatchObject({ name: 'InvalidBucketName' });
  });

  it('need their region as location, except in us-east-1', async () => {
    const other = { LocationConstraint: 'eu-central-1' } as const;
    await expect(
      s3.send(new CreateBucketCommand({ Bucket: 'elsewhere', CreateBucketConfiguration: other })),
    ).rejects.toMatchObject({ name: 'IllegalLocationConstraintException' });
    const home = aws.client(S3Client, 'customer-a', 'us-east-1');
    await expect(home.send(new CreateBucketCommand({ Bucket: 'home' }))).resolves.toMatchObject({ Location: '/home' });
  });

  it('are deleted only when empty', async () => {
    await create('emptied');
    await put('emptied', 'a', 'x');
    await expect(s3.send(new DeleteBucketCommand({ Bucket: 'emptied' }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    await s3.send(new DeleteObjectCommand({ Bucket: 'emptied', Key: 'a' }));
    await s3.send(new DeleteBucketCommand({ Bucket: 'emptied' }));
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'emptied' }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('are listed to their own account', async () => {
    const names = async (who: string) =>
      (await aws.client(S3Client, who).send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);
    expect(await names('customer-a')).toEqual(expect.arrayContaining(['plain', 'versioned']));
    expect(await names('customer-b')).toEqual([]);
  });

  it('send whoever asks in another region to theirs', async () => {
    const elsewhere = aws.client(S3Client, 'customer-a', 'us-west-2');
    await expect(elsewhere.send(new ListObjectsV2Command({ Bucket: 'plain' }))).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
    });
  });
});

describe('objects (API reference: PutObject, GetObject, HeadObject)', () => {
  it('come back as they were put, with their headers and metadata', async () => {
    const key = 'a folder/ä+b&c.txt';
    const given = { ContentType: 'text/plain', CacheControl: 'no-cache', Metadata: { colour: 'blue' } };
    const { ETag, ChecksumCRC32 } = await put('plain', key, 'hello', given);
    expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    expect(ChecksumCRC32).toBe('NhCmhg==');
    expect(await text('plain', key)).toBe('hello');
    const head = await s3.send(new HeadObjectCommand({ Bucket: 'plain', Key: key }));
    expect(head).toMatchObject({ ...given, ContentLength: 5, ETag });
    expect(head.VersionId).toBeUndefined();
  });

  it('are read in part', async () => {
    await put('plain', 'range', '0123456789');
    expect(await text('plain', 'range', { Range: 'bytes=2-4' })).toBe('234');
    expect(await text('plain', 'range', { Range: 'bytes=-3' })).toBe('789');
    expect(await text('plain', 'range', { Range: 'bytes=8-' })).toBe('89');
    await expect(text('plain', 'range', { Range: 'bytes=20-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('are not overwritten by a put with If-None-Match: *', async () => {
    await put('plain', 'once', 'first', { IfNoneMatch: '*' });
    await expect(put('plain', 'once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await text('plain', 'once')).toBe('first');
  });

  it('are overwritten by a put with the right If-Match only', async () => {
    const { ETag } = await put('plain', 'matched', 'first');
    await expect(put('plain', 'matched', 'x', { IfMatch: '"0"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await put('plain', 'matched', 'second', { IfMatch: ETag });
    expect(await text('plain', 'matched')).toBe('second');
  });

  it('that are missing are NoSuchKey', async () => {
    await expect(text('plain', 'missing')).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('with a wrong digest are refused', async () => {
    await expect(put('plain', 'bad', 'x', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(put('plain', 'bad', 'x', { ChecksumSHA256: 'AAAA' })).rejects.toMatchObject({ name: 'BadDigest' });
  });
});

describe('listings (API reference: ListObjectsV2, ListObjects)', () => {
  beforeAll(async () => {
    await create('listed');
    for (const key of ['a', 'b/1', 'b/2', 'c/1', 'd']) await put('listed', key, key);
  });

  it('go page by page', async () => {
    const keys: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(new ListObjectsV2Command({ Bucket: 'listed', MaxKeys: 2, ContinuationToken }));
      expect(page.KeyCount).toBeLessThanOrEqual(2);
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(keys).toEqual(['a', 'b/1', 'b/2', 'c/1', 'd']);
  });

  it('roll keys up at the delimiter, over pages too', async () => {
    const all = await s3.send(new ListObjectsV2Command({ Bucket: 'listed', Delimiter: '/' }));
    expect(all.Contents?.map(({ Key }) => Key)).toEqual(['a', 'd']);
    expect(all.CommonPrefixes).toEqual([{ Prefix: 'b/' }, { Prefix: 'c/' }]);
    const first = await s3.send(new ListObjectsV2Command({ Bucket: 'listed', Delimiter: '/', MaxKeys: 2 }));
    expect(first).toMatchObject({ KeyCount: 2, IsTruncated: true, CommonPrefixes: [{ Prefix: 'b/' }] });
    const ContinuationToken = first.NextContinuationToken;
    const second = await s3.send(new ListObjectsV2Command({ Bucket: 'listed', Delimiter: '/', ContinuationToken }));
    expect(second.CommonPrefixes).toEqual([{ Prefix: 'c/' }]);
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(['d']);
  });

  it('of the first version go on by marker', async () => {
    const { Contents } = await s3.send(new ListObjectsCommand({ Bucket: 'listed', Marker: 'b/2' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['c/1', 'd']);
  });

  it('begin at a prefix', async () => {
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: 'listed', Prefix: 'b/' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['b/1', 'b/2']);
  });
});

describe('versions (user guide: Retaining multiple versions of objects)', () => {
  const Bucket = 'versioned';

  it('stay when a key is put again or deleted', async () => {
    const first = await put(Bucket, 'k', 'one');
    const second = await put(Bucket, 'k', 'two');
    expect(first.VersionId).not.toBe(second.VersionId);
    const gone = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    expect(gone).toMatchObject({ DeleteMarker: true });
    await expect(text(Bucket, 'k')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await text(Bucket, 'k', { VersionId: first.VersionId })).toBe('one');
    await expect(text(Bucket, 'k', { VersionId: gone.VersionId })).rejects.toMatchObject({ name: 'MethodNotAllowed' });

    const { Versions, DeleteMarkers } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'k' }));
    expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [second.VersionId, false],
      [first.VersionId, false],
    ]);
    expect(DeleteMarkers).toMatchObject([{ Key: 'k', IsLatest: true, VersionId: gone.VersionId }]);

    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId: gone.VersionId }));
    expect(await text(Bucket, 'k')).toBe('two');
  });

  it('are deleted many at a time, and what is not there counts as deleted', async () => {
    const { VersionId } = await put(Bucket, 'm', 'x');
    const Objects = [{ Key: 'm', VersionId }, { Key: 'never' }];
    const { Deleted, Errors } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted).toMatchObject([
      { Key: 'm', VersionId },
      { Key: 'never', DeleteMarker: true },
    ]);
    expect(Errors).toBeUndefined();
  });
});
