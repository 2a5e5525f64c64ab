import type { Caller } from '../authenticate.ts';
import { AwsError } from '../aws-error.ts';
import type { Claim } from '../protocol/credentials.ts';
import type { HttpAnswer, HttpRequest } from '../protocol/http.ts';
import { unchunk } from '../protocol/aws-chunked.ts';
import type { World } from '../world.ts';
import { buckets } from './store.ts';

/** The bucket stands in the host (virtual-hosted) or first in the path; operations only know the rest. */
export const s3Path = (request: HttpRequest, world: World): { bucket: string | undefined; path: string } => {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '');
  const suffix = world.dnsSuffix.replaceAll('.', '\\.');
  const virtual = new RegExp(`^(.+?)\\.(?:s3[.-](?:[a-z0-9-]+\\.)?${suffix}|s3\\.localhost|localhost)$`).exec(
    host,
  )?.[1];
  if (virtual !== undefined) return { bucket: virtual, path: request.path };
  const [, first = '', ...rest] = request.path.split('/');
  if (first === '') return { bucket: undefined, path: '/' };
  return { bucket: decodeURIComponent(first), path: `/${rest.join('/')}` };
};

/** A presigned URL carries headers of S3 as fields of its query. S3 heeds no checksum there: it would be that of a body to come. */
const withQueryHeaders = (request: HttpRequest): HttpRequest => {
  const fields = request.query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => /^(x-amz-.*|content-type|content-md5)$/.test(name))
    .filter(([name]) => !/^x-amz-(sdk-)?checksum-(?!mode)/.test(name));
  return { ...request, headers: { ...Object.fromEntries(fields), ...request.headers } };
};

/** Takes the transfer encoding of S3 off a body; what travelled as a trailer then reads like a header. */
export const decodeS3Request = (
  request: HttpRequest,
  claim: Claim | undefined,
  caller: Caller | undefined,
): HttpRequest => {
  const presigned = claim === undefined ? caller !== undefined : claim.presigned;
  const given = presigned ? withQueryHeaders(request) : request;
  const stated = given.headers['x-amz-content-sha256'] ?? '';
  if (!stated.startsWith('STREAMING-')) return given;
  const signed =
    stated.startsWith('STREAMING-AWS4-HMAC-SHA256') && claim && caller ? { claim, secret: caller.secret } : undefined;
  const length = given.headers['x-amz-decoded-content-length'];
  if (length === undefined) {
    throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
  }
  const { body, trailers } = unchunk(request.body, signed);
  if (Number(length) !== body.length) {
    throw new AwsError(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
  }
  return { ...given, body, headers: { ...given.headers, ...trailers } };
};

const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Answered with 204, though the model says 200. */
const withoutContent = ['PutBucketPolicy', 'PutBucketTagging'];

/** What S3 does outside of its model. */
export const finishS3Answer = (world: World, answer: HttpAnswer, operation: string, output: unknown): void => {
  if (operation === 'GetBucketLocation') {
    const { LocationConstraint = '' } = (output ?? {}) as { LocationConstraint?: string };
    answer.body = `${xmlHead}<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${LocationConstraint}</LocationConstraint>`;
  }
  if (withoutContent.includes(operation)) answer.status = 204;
  if (operation === 'ListObjects' || operation === 'ListObjectsV2') {
    const { Name = '' } = output as { Name?: string };
    answer.headers['x-amz-bucket-region'] = buckets(world).get(Name)?.region ?? '';
  }
  if (operation === 'HeadBucket') answer.headers['Content-Type'] = 'application/xml';
  if (operation !== 'GetObject' && operation !== 'HeadObject') {
    // S3 writes thousandths of a second, and they are always zero
    answer.body = String(answer.body).replace(/(<(?:LastModified|CreationDate|Date)>[^<.]+)Z</g, '$1.000Z<');
    return;
  }
  if (answer.headers['Content-Range'] !== undefined) answer.status = 206;
};
