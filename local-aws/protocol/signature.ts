import { createHash, createHmac } from 'node:crypto';
import type { Claim } from './credentials.ts';
import { queryValue, type HttpRequest } from './http.ts';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

// S3 signs the path as it stands; every other service signs it encoded once more.
const canonicalPath = (claim: Claim, path: string): string => {
  const segments = path.split('/');
  if (claim.service === 's3') return segments.map((segment) => encode(safeDecode(segment))).join('/');
  return segments.map(encode).join('/');
};

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const canonicalQuery = (request: HttpRequest): string =>
  request.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

export const payloadHash = (claim: Claim, request: HttpRequest): string => {
  const stated = request.headers['x-amz-content-sha256'] ?? queryValue(request, 'X-Amz-Content-Sha256');
  if (stated !== undefined) return stated;
  if (claim.service === 's3' && claim.presigned) return 'UNSIGNED-PAYLOAD';
  return sha256(request.body);
};

export const canonicalRequest = (claim: Claim, request: HttpRequest): string => {
  const headers = claim.signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`,
  );
  return [
    request.method,
    canonicalPath(claim, request.path),
    canonicalQuery(request),
    headers.join(''),
    claim.signedHeaders.join(';'),
    payloadHash(claim, request),
  ].join('\n');
};

export const scopeOf = (claim: Claim): string => `${claim.date}/${claim.region}/${claim.service}/aws4_request`;

const keys = new Map<string, Buffer>();

/** The signing key of a day, region and service; kept, since deriving it costs four HMACs. */
export const signingKey = (secret: string, claim: Claim): Buffer => {
  const name = `${secret}/${scopeOf(claim)}`;
  let key = keys.get(name);
  if (key === undefined) {
    if (keys.size > 5_000) keys.clear();
    key = [claim.region, claim.service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, claim.date));
    keys.set(name, key);
  }
  return key;
};

export const stringToSign = (claim: Claim, canonical: string): string =>
  ['AWS4-HMAC-SHA256', claim.timestamp, scopeOf(claim), sha256(canonical)].join('\n');

export const signatureOf = (secret: string, claim: Claim, text: string): string =>
  createHmac('sha256', signingKey(secret, claim)).update(text).digest('hex');
