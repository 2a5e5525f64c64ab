import { createHmac } from 'node:crypto';
import type { Caller } from '../authenticate.ts';
import { AwsError } from '../aws-error.ts';
import { findCredential } from '../iam/access-keys.ts';
import { queryValue, type HttpRequest } from '../protocol/http.ts';
import { requestExpired, signatureMismatch, tokenRefused, unknownKey } from '../protocol/s3-auth-errors.ts';
import type { World } from '../world.ts';
import { buckets } from './store.ts';

/** The query fields that are part of what is signed. */
const signedFields = new Set([
  ...['accelerate', 'acl', 'analytics', 'cors', 'delete', 'inventory', 'lifecycle', 'location', 'logging', 'metrics'],
  ...['notification', 'object-lock', 'partNumber', 'policy', 'replication', 'requestPayment', 'response-cache-control'],
  ...['response-content-disposition', 'response-content-encoding', 'response-content-language'],
  ...['response-content-type', 'response-expires', 'restore', 'select', 'select-type', 'storageClass', 'tagging'],
  ...['torrent', 'uploadId', 'uploads', 'versionId', 'versioning', 'versions', 'website'],
]);

/** Regions opened since 2014 take signatures of version 4 only. */
const regions = [
  ...['us-east-1', 'us-west-1', 'us-west-2', 'eu-west-1'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'sa-east-1'],
];

const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

const stringToSign = (request: HttpRequest, expires: string, bucket: string | undefined, path: string): string => {
  const all = new Map([...request.query.map(([name, value]) => [name.toLowerCase(), value] as const)]);
  for (const [name, value] of Object.entries(request.headers)) all.set(name, value);
  const amz = [...all].filter(([name]) => name.startsWith('x-amz-')).sort(byName);
  const fields = request.query.filter(([name]) => signedFields.has(name)).sort(byName);
  // a bucket that stands in the host is signed as if it stood in the path
  const resource = bucket !== undefined && path === request.path ? `/${bucket}${path}` : request.path;
  const query = fields.map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join('&');
  return [
    request.method,
    all.get('content-md5') ?? '',
    all.get('content-type') ?? '',
    expires,
    ...amz.map(([name, value]) => `${name}:${value}`),
    `${resource}${query === '' ? '' : `?${query}`}`,
  ].join('\n');
};

/** Who presigned a URL in the way before version 4, which some SDKs still take by default; undefined when nobody did. */
export const callerOfV2Url = (
  world: World,
  request: HttpRequest,
  bucket: string | undefined,
  path: string,
): Caller | undefined => {
  const [accessKeyId, signature, expires] = ['AWSAccessKeyId', 'Signature', 'Expires'].map((name) =>
    queryValue(request, name),
  );
  if (accessKeyId === undefined && signature === undefined) return undefined;
  if (accessKeyId === undefined || signature === undefined || expires === undefined) {
    throw new AwsError(
      'AccessDenied',
      'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters',
      403,
    );
  }
  const region = buckets(world).get(bucket ?? '')?.region;
  if (region !== undefined && !regions.includes(region)) {
    throw new AwsError(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  const now = world.clock.now();
  if (Number(expires) * 1000 < now) throw requestExpired(Number(expires) * 1000, now);
  const credential = findCredential(world, accessKeyId);
  if (credential === undefined) throw unknownKey(accessKeyId);
  const token = queryValue(request, 'x-amz-security-token') ?? request.headers['x-amz-security-token'];
  if (credential.token !== token)
    throw token === undefined ? unknownKey(accessKeyId) : tokenRefused('bad-token', token);
  const text = stringToSign(request, expires, bucket, path);
  const expected = createHmac('sha1', credential.secret).update(text).digest('base64');
  if (expected !== signature) throw signatureMismatch({ accessKeyId, text, signature });
  if (credential.expiresAt !== undefined && credential.expiresAt <= now) throw tokenRefused('expired-token', token);
  return { principal: credential.principal, secret: credential.secret };
};
