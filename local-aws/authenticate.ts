import { timingSafeEqual } from 'node:crypto';
import { isRegionUsable } from './accounts.ts';
import type { AwsError } from './aws-error.ts';
import { findCredential } from './iam/access-keys.ts';
import { accountOf, type Principal } from './principal.ts';
import { allowedSkewMs } from './protocol/allowed-skew.ts';
import { authError, type AuthFailure, type Facts } from './protocol/auth-errors.ts';
import { dateProblem } from './protocol/authorization-header.ts';
import { claimTime, presignedFields, type Claim } from './protocol/credentials.ts';
import type { Protocol } from './protocol/errors.ts';
import { queryValue, type HttpRequest } from './protocol/http.ts';
import { canonicalRequest, payloadHash, sha256, signatureOf, stringToSign } from './protocol/signature.ts';
import type { World } from './world.ts';

const maxPresignSeconds = 7 * 24 * 3600;

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Whoever relays a request could add a header of S3 to it and change what it does. */
const unsignedHeaders = (claim: Claim, request: HttpRequest): string[] =>
  Object.keys(request.headers).filter(
    (name) =>
      name.startsWith('x-amz-') &&
      !claim.signedHeaders.includes(name) &&
      // the digest is part of what is signed, wherever it stands
      !(claim.presigned && name === 'x-amz-content-sha256'),
  );

const isComplete = (claim: Claim, request: HttpRequest): boolean =>
  !claim.presigned ||
  claim.service !== 's3' ||
  presignedFields.every((name) => queryValue(request, name) !== undefined);

export type Caller = { principal: Principal; secret: string };

/** Who signed the request, or the refusal that AWS gives, in the words of the protocol spoken. */
export const authenticate = (
  world: World,
  claim: Claim,
  request: HttpRequest,
  { service, protocol }: { service: string; protocol: Protocol },
): Caller => {
  const fail = (failure: AuthFailure, detail?: Partial<Facts>): AwsError =>
    authError(failure, { protocol, service, claim, now: world.clock.now(), ...detail });

  const time = claimTime(claim);
  if (Number.isNaN(time) || !isComplete(claim, request)) {
    throw fail('incomplete', { problem: dateProblem(claim.timestamp) });
  }
  // HTTP/2's name for the host
  if (![':authority', 'host'].some((name) => claim.signedHeaders.includes(name))) throw fail('unsigned-host');
  const age = world.clock.now() - time;
  if (claim.presigned) {
    if (!(claim.expires >= 0 && claim.expires <= maxPresignSeconds)) throw fail('bad-expiry');
    // STS answers a presigned request for fifteen minutes, whatever its expiry says
    const lifetime = claim.service === 's3' ? claim.expires * 1000 : allowedSkewMs;
    if (age > lifetime) throw fail('presign-expired', { signedAt: time });
    if (age < -allowedSkewMs) throw fail('not-yet-valid');
  } else if (Math.abs(age) > allowedSkewMs) throw fail(age > 0 ? 'too-old' : 'not-yet-valid');

  if (service !== 's3' && !world.regions.some(({ name }) => name === claim.region)) throw fail('no-such-region');
  if (claim.service !== service) throw fail('wrong-service');
  if (claim.date !== claim.timestamp.slice(0, 8)) throw fail('wrong-date');
  const unsigned = claim.service === 's3' ? unsignedHeaders(claim, request).sort() : [];
  if (unsigned.length > 0) throw fail('unsigned-headers', { unsigned: unsigned.join(', ') });

  const credential = findCredential(world, claim.accessKeyId);
  if (credential === undefined) throw fail('unknown-key');
  if (credential.token !== claim.securityToken) {
    // the key of a session is only known together with its token
    throw fail(claim.securityToken === undefined ? 'unknown-key' : 'bad-token');
  }

  const canonical = canonicalRequest(claim, request);
  const text = stringToSign(claim, canonical);
  if (!equal(signatureOf(credential.secret, claim, text), claim.signature)) {
    throw fail('bad-signature', { canonical, text });
  }
  const stated = payloadHash(claim, request);
  const computed = sha256(request.body);
  if (/^[0-9a-f]{64}$/.test(stated) && stated !== computed) throw fail('payload-mismatch', { stated, computed });
  if (credential.expiresAt !== undefined && credential.expiresAt <= world.clock.now()) throw fail('expired-token');

  const account = accountOf(credential.principal);
  if (account !== undefined && !isRegionUsable(world, account, claim.region)) throw fail('unknown-key');
  return { principal: credential.principal, secret: credential.secret };
};
