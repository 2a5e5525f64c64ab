import { createHmac } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { Claim } from './credentials.ts';
import { scopeOf, sha256, signingKey } from './signature.ts';

export type Unchunked = { body: Buffer; trailers: Record<string, string> };

const incomplete = (): AwsError => new AwsError('IncompleteBody', 'The request body terminated unexpectedly', 400);
const mismatch = (): AwsError =>
  new AwsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
  );

/** Each part is signed over the signature before it, so parts cannot be dropped, added or reordered. */
const partChecker = (claim: Claim, secret: string) => {
  let previous = claim.signature;
  const key = signingKey(secret, claim);
  return (kind: 'PAYLOAD' | 'TRAILER', hashes: string[], given: string | undefined): void => {
    const text = [`AWS4-HMAC-SHA256-${kind}`, claim.timestamp, scopeOf(claim), previous, ...hashes].join('\n');
    const expected = createHmac('sha256', key).update(text).digest('hex');
    if (given !== expected) throw mismatch();
    previous = expected;
  };
};

const canonicalTrailers = (trailers: Record<string, string>): string =>
  Object.entries(trailers)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('');

const trailerSignature = 'x-amz-trailer-signature';

/** Unwraps an aws-chunked body: chunks with their sizes, then trailing headers. */
export const unchunk = (wrapped: Buffer, signed: { claim: Claim; secret: string } | undefined): Unchunked => {
  const check = signed && partChecker(signed.claim, signed.secret);
  const parts: Buffer[] = [];
  const trailers: Record<string, string> = {};
  let at = 0;
  const line = (): string => {
    const end = wrapped.indexOf('\r\n', at);
    if (end < 0) throw incomplete();
    const text = wrapped.toString('latin1', at, end);
    at = end + 2;
    return text;
  };
  for (;;) {
    const [length = '', extension = ''] = line().split(';');
    const size = parseInt(length, 16);
    if (Number.isNaN(size) || at + size > wrapped.length) throw incomplete();
    const data = wrapped.subarray(at, at + size);
    check?.('PAYLOAD', [sha256(''), sha256(data)], extension.replace('chunk-signature=', ''));
    if (size === 0) break;
    parts.push(data);
    at += size + 2;
  }
  while (at < wrapped.length) {
    const text = line();
    const colon = text.indexOf(':');
    if (colon > 0) trailers[text.slice(0, colon).toLowerCase()] = text.slice(colon + 1).trim();
  }
  const { [trailerSignature]: given, ...named } = trailers;
  if (Object.keys(named).length > 0) check?.('TRAILER', [sha256(canonicalTrailers(named))], given);
  return { body: Buffer.concat(parts), trailers: named };
};
