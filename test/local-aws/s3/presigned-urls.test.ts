import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CreateBucketCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { startTestAws } from '../../support/start-local-aws.ts';

// Recorded from AWS in localstack/localstack tests/aws/services/s3, TestS3PresignedUrl
const aws = await startTestAws();
const s3 = aws.client(S3Client, 'customer-a', 'us-east-1');
const Bucket = 'presigned-demo';
const credentials = aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' };
const { host, hostname, port } = new URL(aws.endpoint);

const seconds = (ahead: number): string => String(Math.floor(aws.clock.now() / 1000) + ahead);

/** As SDKs did before version 4, and some still do. */
const presignV2 = (
  method: string,
  path: string,
  { expires = seconds(60), contentType = '', amz = '' } = {},
): string => {
  const text = [method, '', contentType, expires, ...(amz === '' ? [] : [amz]), path].join('\n');
  const Signature = createHmac('sha1', credentials.secretAccessKey).update(text).digest('base64');
  const query = new URLSearchParams({ AWSAccessKeyId: credentials.accessKeyId, Signature, Expires: expires });
  const [name, value] = amz.split(':');
  if (name !== undefined && value !== undefined) query.set(name, value);
  return `${aws.endpoint}${path}${path.includes('?') ? '&' : '?'}${query.toString()}`;
};

const presignV4 = async (method: string, path: string, query: Record<string, string> = {}): Promise<URL> => {
  const signer = new SignatureV4({
    service: 's3',
    region: 'us-east-1',
    credentials,
    sha256: Sha256,
    uriEscapePath: false,
  });
  const request = new HttpRequest({ protocol: 'http:', hostname, port: Number(port), method, path, query });
  request.headers = { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
  const signed = await signer.presign(request, { expiresIn: 60, signingDate: new Date(aws.clock.now()) });
  return new URL(`${aws.endpoint}${path}?${new URLSearchParams(signed.query as Record<string, string>).toString()}`);
};

const read = async (url: string | URL, init: RequestInit = {}) => {
  const answer = await fetch(url, init);
  return { status: answer.status, text: await answer.text() };
};

beforeAll(async () => {
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'content' }));
});

describe('a URL presigned before version 4 (REST authentication, query string)', () => {
  it('is answered, also with fields of the query that are signed', async () => {
    expect(await read(presignV2('GET', `/${Bucket}/k`))).toEqual({ status: 200, text: 'content' });
    const typed = await fetch(presignV2('GET', `/${Bucket}/k?response-content-type=text/csv`));
    expect(typed.headers.get('content-type')).toBe('text/csv');
  });

  it('puts what its query says of the object', async () => {
    const url = presignV2('PUT', `/${Bucket}/v2`, { amz: 'x-amz-meta-colour:blue' });
    expect((await read(url, { method: 'PUT', body: new Uint8Array() })).status).toBe(200);
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'v2' }))).toMatchObject({ Metadata: { colour: 'blue' } });
  });

  it.each([
    [
      'for another method',
      () => presignV2('PUT', `/${Bucket}/k`),
      'SignatureDoesNotMatch',
      '<StringToSignBytes>47 45 54 0a',
    ],
    [
      'expired',
      () => presignV2('GET', `/${Bucket}/k`, { expires: seconds(-5) }),
      'AccessDenied',
      'Request has expired',
    ],
    [
      'without its signature',
      () => presignV2('GET', `/${Bucket}/k`).replace(/Signature=[^&]+&/, ''),
      'AccessDenied',
      'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters',
    ],
    [
      'with an unknown key',
      () => presignV2('GET', `/${Bucket}/k`).replace(credentials.accessKeyId, 'AKIAUNKNOWNUNKNOWN12'),
      'InvalidAccessKeyId',
      '<AWSAccessKeyId>AKIAUNKNOWNUNKNOWN12</AWSAccessKeyId>',
    ],
  ])('is refused %s', async (_what, url, code, words) => {
    const { status, text } = await read(url());
    expect(status).toBe(403);
    expect(text).toContain(`<Code>${code}</Code>`);
    expect(text).toContain(words);
  });

  it('is refused in regions that opened later', async () => {
    const Later = 'presigned-later';
    const there = aws.client(S3Client, 'customer-a', 'eu-central-1');
    await there.send(
      new CreateBucketCommand({ Bucket: Later, CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } }),
    );
    const { status, text } = await read(presignV2('GET', `/${Later}/k`));
    expect(status).toBe(400);
    expect(text).toContain('Please use AWS4-HMAC-SHA256.');
  });
});

describe('a presigned URL', () => {
  it('carries headers of S3 in its query', async () => {
    const url = await presignV4('PUT', `/${Bucket}/v4`, { 'x-amz-meta-colour': 'green' });
    expect(await read(url, { method: 'PUT', body: new Uint8Array() })).toEqual({ status: 200, text: '' });
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'v4' }))).toMatchObject({
      Metadata: { colour: 'green' },
    });
  });

  // localstack/localstack #12169, aws/aws-sdk #480: SDKs put the checksum of no body there
  it('carries no checksum in its query', async () => {
    const query = { 'x-amz-sdk-checksum-algorithm': 'CRC32', 'x-amz-checksum-crc32': 'AAAAAA==' };
    for (const more of [query, { 'x-amz-sdk-checksum-algorithm': 'SHA256' }]) {
      const url = await presignV4('PUT', `/${Bucket}/summed`, more);
      expect((await read(url, { method: 'PUT', body: new TextEncoder().encode('some') })).status).toBe(200);
    }
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'summed', ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({ ContentLength: 4, ChecksumCRC64NVME: expect.any(String) });
  });

  it('is refused with a header of S3 that was not signed', async () => {
    const headers = { 'x-amz-meta-wrong': 'x', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const { text } = await read(await presignV4('GET', `/${Bucket}/k`), { headers });
    expect(text).toContain('There were headers present in the request which were not signed');
    expect(text).toContain('<HeadersNotSigned>x-amz-meta-wrong</HeadersNotSigned>');
  });

  it.each([
    [
      'one of its fields missing',
      (url: URL) => url.searchParams.delete('X-Amz-Expires'),
      'requires the X-Amz-Algorithm',
    ],
    ['no credential', (url: URL) => url.searchParams.delete('X-Amz-Credential'), 'requires the X-Amz-Algorithm'],
    [
      'a credential that is none',
      (url: URL) => url.searchParams.set('X-Amz-Credential', 'AKIA%2F2024'),
      'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed',
    ],
    ['an expiry below zero', (url: URL) => url.searchParams.set('X-Amz-Expires', '-1'), 'must be non-negative'],
  ])('is refused with %s', async (_what, change, words) => {
    const url = await presignV4('GET', `/${Bucket}/k`);
    change(url);
    const { status, text } = await read(url);
    expect(status).toBe(400);
    expect(text).toContain('<Code>AuthorizationQueryParametersError</Code>');
    expect(text).toContain(words);
  });

  it('tells what S3 signed where that differs, to the byte', async () => {
    const url = await presignV4('GET', `/${Bucket}/k`);
    url.searchParams.set('X-Amz-Signature', '0'.repeat(64));
    const { status, text } = await read(url);
    expect(status).toBe(403);
    for (const name of ['StringToSign', 'StringToSignBytes', 'CanonicalRequest', 'CanonicalRequestBytes', 'HostId']) {
      expect(text).toContain(`<${name}>`);
    }
    expect(text).toContain('<StringToSignBytes>41 57 53 34');
  });

  it('says when it expired', async () => {
    const url = await presignV4('GET', `/${Bucket}/k`);
    url.searchParams.set('X-Amz-Date', '20240101T000000Z');
    const { status, text } = await read(url);
    expect(status).toBe(403);
    expect(text).toContain('<Message>Request has expired</Message><X-Amz-Expires>60</X-Amz-Expires>');
    expect(text).toContain('<Expires>2024-01-01T00:01:00Z</Expires>');
  });

  it('is no authorization of another kind', async () => {
    const { status, text } = await read(`${aws.endpoint}/${Bucket}/k`, { headers: { authorization: 'Bearer x' } });
    expect(status).toBe(400);
    expect(text).toContain('<Message>Unsupported Authorization Type</Message>');
  });
});

it('an answer of S3 has two ids, and its host', async () => {
  const { headers } = await fetch(presignV2('GET', `/${Bucket}/k`));
  expect(headers.get('x-amz-request-id')).toMatch(/^[0-9A-Z]{16}$/);
  expect(headers.get('x-amz-id-2')).toMatch(/^[\w+/=]{76,}$/);
  expect(headers.get('server')).toBe('AmazonS3');
  const listing = await fetch(presignV2('GET', `/${Bucket}`));
  expect(listing.headers.get('x-amz-bucket-region')).toBe('us-east-1');
  expect(await listing.text()).toMatch(/<LastModified>[^<]+\.000Z<\/LastModified>/);
});
