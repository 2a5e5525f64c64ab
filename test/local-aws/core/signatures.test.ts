import { request as raw } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { GetObjectCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const admin = () => {
  const account = aws.accounts['customer-a'];
  if (account === undefined) throw new Error('There is no customer-a.');
  return account.credentials;
};
const host = new URL(aws.endpoint);

type Signing = {
  service: string;
  region?: string;
  at?: Date;
  credentials?: ReturnType<typeof admin>;
  headers?: Record<string, string>;
};

const request = (
  options: Signing,
  more: { method?: string; path?: string; body?: string; query?: Record<string, string> } = {},
) =>
  new HttpRequest({
    protocol: 'http:',
    hostname: host.hostname,
    port: Number(host.port),
    method: more.method ?? 'POST',
    path: more.path ?? '/',
    query: more.query ?? {},
    headers: { host: host.host, 'content-type': 'application/x-www-form-urlencoded', ...options.headers },
    ...(more.body === undefined ? {} : { body: more.body }),
  });

const signer = ({ service, region = 'eu-west-1', credentials = admin() }: Signing) =>
  new SignatureV4({ service, region, credentials, sha256: Sha256, uriEscapePath: service !== 's3' });

const send = async (signed: Awaited<ReturnType<SignatureV4['sign']>>, change: Record<string, string> = {}) => {
  const query = new URLSearchParams(signed.query as Record<string, string>).toString();
  const answer = await fetch(`${aws.endpoint}${signed.path}${query === '' ? '' : `?${query}`}`, {
    method: signed.method,
    headers: { ...signed.headers, ...change },
    ...(signed.body === undefined ? {} : { body: signed.body as string }),
  });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

const whoAmI = 'Action=GetCallerIdentity&Version=2011-06-15';
const signedPost = async (options: Signing, body = whoAmI) =>
  signer(options).sign(request(options, { body }), { signingDate: options.at ?? new Date(aws.clock.now()) });

describe('a signed request (Signature Version 4 signing process)', () => {
  it('is answered when the signature is right', async () => {
    const { status, text } = await send(await signedPost({ service: 'sts' }));
    expect(status).toBe(200);
    expect(text).toContain('<Account>222222222222</Account>');
  });

  it.each([
    ['another body', { body: `${whoAmI}&x=1` }],
    ['another signed header', { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } }],
  ])('is refused with %s', async (_what, change: { body?: string; headers?: Record<string, string> }) => {
    const signed = await signedPost({ service: 'sts' });
    const { status, text } = await send(
      { ...signed, body: change.body ?? signed.body } as typeof signed,
      change.headers,
    );
    expect(status).toBe(403);
    expect(text).toContain('<Code>SignatureDoesNotMatch</Code>');
  });

  it('is refused with a wrong secret', async () => {
    const credentials = { ...admin(), secretAccessKey: 'wrong' };
    const { text } = await send(await signedPost({ service: 'sts', credentials }));
    expect(text).toContain('<Code>SignatureDoesNotMatch</Code>');
  });

  it('is refused with an unknown key', async () => {
    const credentials = { accessKeyId: 'AKIAUNKNOWNUNKNOWN12', secretAccessKey: 'x' };
    const { status, text } = await send(await signedPost({ service: 'sts', credentials }));
    expect(status).toBe(403);
    expect(text).toContain('<Code>InvalidClientTokenId</Code>');
    expect(text).toContain('The security token included in the request is invalid.');
  });

  it.each([
    ['sixteen minutes old', -16, 'Signature expired'],
    ['sixteen minutes ahead', 16, 'Signature not yet current'],
  ])('is refused when it is %s', async (_what, minutes, words) => {
    const at = new Date(aws.clock.now() + minutes * 60_000);
    const { status, text } = await send(await signedPost({ service: 'sts', at }));
    expect(status).toBe(403);
    expect(text).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect(text).toContain(words);
  });

  it('in S3 is refused with RequestTimeTooSkewed', async () => {
    const options = { service: 's3', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } };
    const signed = await signer(options).sign(request(options, { method: 'GET' }), {
      signingDate: new Date(aws.clock.now() - 20 * 60_000),
    });
    expect((await send(signed)).text).toContain('<Code>RequestTimeTooSkewed</Code>');
  });

  it('is refused when the day it was signed for is not the day it was signed on', async () => {
    const signed = await signedPost({ service: 'sts' });
    const yesterday = signed.headers['authorization']?.replace(/\/(\d{8})\//, '/20200101/') ?? '';
    expect(await send(signed, { authorization: yesterday })).toMatchObject({
      status: 403,
      text: expect.stringContaining("does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20200101'"),
    });
  });

  it('is answered when a header is repeated, its values signed as one', async () => {
    const signed = await signer({ service: 'sts' }).sign(
      request({ service: 'sts', headers: { 'x-note': 'a  b,c' } }, { body: whoAmI }),
      { signingDate: new Date(aws.clock.now()) },
    );
    const { 'x-note': _note, ...rest } = signed.headers;
    const headers = [...Object.entries(rest), ['x-note', ' a  b '], ['x-note', 'c']].flat();
    const answer = await new Promise((resolve) =>
      raw({ host: host.hostname, port: host.port, method: 'POST', path: '/', headers }, (got) =>
        resolve(got.resume().statusCode),
      ).end(whoAmI),
    );
    expect(answer).toBe(200);
  });

  it('in S3 is refused when the body is not the one whose hash was signed', async () => {
    const options = { service: 's3', headers: { 'x-amz-content-sha256': '0'.repeat(64) } };
    const signed = await signer(options).sign(request(options, { method: 'PUT', path: '/bucket/key', body: 'x' }));
    expect((await send(signed)).text).toContain('<Code>XAmzContentSHA256Mismatch</Code>');
  });

  it('without a signature is missing its token', async () => {
    const answer = await fetch(aws.endpoint, {
      method: 'POST',
      body: whoAmI,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });
});

describe('a presigned request', () => {
  const presign = (query: Record<string, string>, service = 'sts', expiresIn = 60) =>
    signer({ service }).presign(
      request(
        { service, headers: service === 's3' ? { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } : {} },
        { method: 'GET', query },
      ),
      {
        signingDate: new Date(aws.clock.now()),
        expiresIn,
      },
    );
  const identity = { Action: 'GetCallerIdentity', Version: '2011-06-15' };

  it('tells who signed it', async () => {
    const { status, text, headers } = await send(await presign(identity));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/xml');
    expect(text).toContain('<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">');
  });

  it('tells it in JSON to whoever accepts that (as AWS does for its query services)', async () => {
    const { text, headers } = await send(await presign(identity), { accept: 'application/json' });
    expect(headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(text)).toMatchObject({
      GetCallerIdentityResponse: { GetCallerIdentityResult: { Account: '222222222222', UserId: expect.any(String) } },
    });
  });

  it('is refused when a field was added', async () => {
    const signed = await presign(identity);
    const { text } = await send({ ...signed, query: { ...signed.query, action: 'AssumeRole' } } as typeof signed);
    expect(text).toContain('<Code>SignatureDoesNotMatch</Code>');
  });

  it('of STS lives for fifteen minutes, whatever its expiry says', async () => {
    const signed = await presign(identity);
    aws.clock.advance(14 * 60_000);
    expect((await send(signed)).status).toBe(200);
    aws.clock.advance(2 * 60_000);
    expect((await send(signed)).text).toContain('Signature expired');
  });

  it('of S3 ends with its expiry', async () => {
    const signed = await presign({}, 's3', 10);
    expect((await send(signed)).status).toBe(200);
    aws.clock.advance(11_000);
    const { status, text } = await send(signed);
    expect(status).toBe(403);
    expect(text).toContain('Request has expired');
  });
});

describe("a refusal in each protocol's own words", () => {
  const stranger = { accessKeyId: 'AKIAUNKNOWNUNKNOWN12', secretAccessKey: 'x' };
  it.each([
    [
      'query',
      () => aws.client(STSClient, stranger).send(new GetCallerIdentityCommand({})),
      'InvalidClientTokenId',
      403,
    ],
    ['json', () => aws.client(SQSClient, stranger).send(new ListQueuesCommand({})), 'UnrecognizedClientException', 400],
    [
      'rest-json',
      () => aws.client(AccountClient, stranger).send(new ListRegionsCommand({})),
      'UnrecognizedClientException',
      403,
    ],
    ['rest-xml', () => aws.client(S3Client, stranger).send(new ListBucketsCommand({})), 'InvalidAccessKeyId', 403],
  ])('%s', async (_protocol, call, name, status) => {
    await expect(call()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  });

  it('of a region that the account has not enabled is an unknown token', async () => {
    const call = (who: string) => aws.client(SQSClient, who, 'eu-south-1').send(new ListQueuesCommand({}));
    await expect(call('customer-a')).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(call('customer-b')).resolves.toBeDefined();
  });

  it('of an operation that is not here is loud', async () => {
    const { RestoreObjectCommand } = await import('@aws-sdk/client-s3');
    const call = aws.client(S3Client, 'vendor').send(new RestoreObjectCommand({ Bucket: 'b', Key: 'k' }));
    await expect(call).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 'local-aws does not have s3:RestoreObject.',
    });
    const missing = aws.client(S3Client, 'vendor').send(new GetObjectCommand({ Bucket: 'none', Key: 'k' }));
    await expect(missing).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
