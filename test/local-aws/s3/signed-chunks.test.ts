import { createHash, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const s3 = aws.client(S3Client, 'customer-a');
const Bucket = 'signed-chunks-demo';
const { host } = new URL(aws.endpoint);
const { accessKeyId, secretAccessKey } = aws.accounts['customer-a']?.credentials ?? {
  accessKeyId: '',
  secretAccessKey: '',
};

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
const hex = (key: Buffer, lines: string[]): string => hmac(key, lines.join('\n')).toString('hex');

type Change = {
  /** What arrives in place of the signed chunks. */
  sent?: (chunks: string[]) => string[];
  decodedLength?: number | undefined;
  trailer?: { signed: string; sent: string };
  unsignedHeader?: boolean;
};

// "Signature calculations for the Authorization header: transferring payload in multiple chunks"
const put = async (Key: string, chunks: string[], change: Change = {}) => {
  const now = new Date(aws.clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${now.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const key = ['us-east-1', 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, now.slice(0, 8)));
  const length = 'decodedLength' in change ? change.decodedLength : Buffer.byteLength(chunks.join(''));
  const headers: Record<string, string> = {
    'content-encoding': 'aws-chunked',
    host,
    'x-amz-content-sha256': `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${change.trailer === undefined ? '' : '-TRAILER'}`,
    'x-amz-date': now,
    ...(length === undefined ? {} : { 'x-amz-decoded-content-length': String(length) }),
    ...(change.trailer === undefined ? {} : { 'x-amz-trailer': 'x-amz-checksum-crc32' }),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    'PUT',
    `/${Bucket}/${Key}`,
    '',
    ...names.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names.join(';'),
    headers['x-amz-content-sha256'] ?? '',
  ].join('\n');
  const seed = hex(key, ['AWS4-HMAC-SHA256', now, scope, sha256(canonical)]);
  let previous = seed;
  const frames = [...chunks, ''].map((chunk) => {
    previous = hex(key, ['AWS4-HMAC-SHA256-PAYLOAD', now, scope, previous, sha256(''), sha256(chunk)]);
    const text = `${Buffer.byteLength(chunk).toString(16)};chunk-signature=${previous}\r\n${chunk}`;
    return chunk === '' ? text : `${text}\r\n`;
  });
  const { trailer } = change;
  const end =
    trailer === undefined
      ? '\r\n'
      : `x-amz-checksum-crc32:${trailer.sent}\r\nx-amz-trailer-signature:${hex(key, [
          'AWS4-HMAC-SHA256-TRAILER',
          now,
          scope,
          previous,
          sha256(`x-amz-checksum-crc32:${trailer.signed}\n`),
        ])}\r\n\r\n`;
  const answer = await fetch(`${aws.endpoint}/${Bucket}/${Key}`, {
    method: 'PUT',
    headers: {
      ...headers,
      ...(change.unsignedHeader === true ? { 'x-amz-meta-added': 'later' } : {}),
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${seed}`,
    },
    body: (change.sent?.(frames) ?? frames).join('') + end,
  });
  return { status: answer.status, code: /<Code>(.*?)<\/Code>/.exec(await answer.text())?.[1] };
};

const contentOf = async (Key: string): Promise<string | undefined> =>
  (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

beforeAll(async () => {
  await s3.send(new CreateBucketCommand({ Bucket }));
});

describe('a body in signed chunks', () => {
  it('is stored without its frame', async () => {
    expect(await put('whole', ['one ', 'two'])).toMatchObject({ status: 200 });
    expect(await contentOf('whole')).toBe('one two');
  });

  it('is refused when a chunk was changed on the way', async () => {
    const changed = put('changed', ['pay ann'], { sent: (frames) => frames.map((f) => f.replace('ann', 'bob')) });
    expect(await changed).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  it('is refused when chunks change places', async () => {
    const swapped = put('swapped', ['one', 'two'], { sent: ([a = '', b = '', end = '']) => [b, a, end] });
    expect(await swapped).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  it('is refused when a chunk is missing', async () => {
    const cut = put('cut', ['one', 'two'], { sent: ([a = '', , end = '']) => [a, end] });
    expect(await cut).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  it('is refused when it does not end', async () => {
    const endless = put('endless', ['one'], { sent: ([a = '']) => [a] });
    expect(await endless).toEqual({ status: 400, code: 'IncompleteBody' });
  });

  it('is refused when it has another length than it says', async () => {
    expect(await put('long', ['one'], { decodedLength: 4 })).toEqual({ status: 400, code: 'IncompleteBody' });
    expect(await put('mute', ['one'], { decodedLength: undefined })).toEqual({
      status: 411,
      code: 'MissingContentLength',
    });
  });

  it('is stored with a trailer that was signed', async () => {
    const crc32 = 'emyG8Q=='; // of "one"
    expect(await put('trailed', ['one'], { trailer: { signed: crc32, sent: crc32 } })).toMatchObject({ status: 200 });
  });

  it('is refused when its trailer was changed on the way', async () => {
    const trailer = { signed: 'AAAAAA==', sent: 'emyG8Q==' };
    expect(await put('other', ['one'], { trailer })).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  it('is refused with a header of S3 that was not signed', async () => {
    const added = put('added', ['one'], { unsignedHeader: true });
    expect(await added).toEqual({ status: 403, code: 'AccessDenied' });
  });
});

it('a stream of the SDK arrives as it was', async () => {
  const text = 'line\n'.repeat(40_000);
  const Body = Readable.from([text.slice(0, 70_000), text.slice(70_000)]);
  await s3.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: text.length }));
  expect(await contentOf('stream')).toBe(text);
});
