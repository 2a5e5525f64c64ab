import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AnyRequest, AnyResponse } from '../listen.ts';
import type { World } from '../world.ts';
import { codeStore, type FunctionVersion, type LambdaFunction } from './state.ts';

const validSeconds = 600;
const secret = randomBytes(32);

const sign = (path: string, date: string): string =>
  createHmac('sha256', secret).update(`${path}\n${date}`).digest('hex');

/** No bucket's name starts like this, so the path is free. */
export const codePath = '/_lambda/snapshots/';

/** Where a function's code can be downloaded for ten minutes, as the presigned URL of AWS's own bucket. */
export const codeLocation = (world: World, fn: LambdaFunction, version: FunctionVersion): string => {
  const path = `${codePath}${fn.account}/${fn.name}-${Buffer.from(version.codeSha256, 'base64').toString('hex')}`;
  const date = new Date(world.clock.now()).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': date,
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Expires': String(validSeconds),
    'X-Amz-Signature': sign(path, date),
  });
  return `${world.endpoint}${path}?${query}`;
};

/** Answers such a download; refuses an altered or an old one as S3 does. */
export const serveCode = (world: World, request: AnyRequest, response: AnyResponse): void => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const date = url.searchParams.get('X-Amz-Date') ?? '';
  const given = Buffer.from(url.searchParams.get('X-Amz-Signature') ?? '');
  const expected = Buffer.from(sign(url.pathname, date));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return refuse(response, 'SignatureDoesNotMatch', 'The request signature we calculated does not match.');
  }
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (world.clock.now() > signedAt + validSeconds * 1_000) {
    return refuse(response, 'AccessDenied', 'Request has expired');
  }
  const hash = Buffer.from(url.pathname.slice(-64), 'hex').toString('base64');
  const zip = codeStore(world).get(hash);
  if (zip === undefined) return refuse(response, 'NoSuchKey', 'The specified key does not exist.', 404);
  response.writeHead(200, { 'content-type': 'application/zip', 'content-length': zip.byteLength });
  response.end(zip);
};

const refuse = (response: AnyResponse, code: string, message: string, status = 403): void => {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
};
