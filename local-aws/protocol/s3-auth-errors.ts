import { AwsError } from '../aws-error.ts';
import { allowedSkewMs } from './allowed-skew.ts';
import type { AuthFailure, Facts, Wording } from './auth-errors.ts';

/** S3 shows the bytes of what it signed too, in case a client's text cannot be seen. */
const hexOf = (text: string): string =>
  Buffer.from(text)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');

const isoSeconds = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+/, '');

export const signatureMismatch = (facts: {
  accessKeyId: string;
  signature: string;
  text: string;
  canonical?: string | undefined;
}): AwsError =>
  new AwsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
    {
      AWSAccessKeyId: facts.accessKeyId,
      StringToSign: facts.text,
      SignatureProvided: facts.signature,
      StringToSignBytes: hexOf(facts.text),
      ...(facts.canonical === undefined
        ? {}
        : { CanonicalRequest: facts.canonical, CanonicalRequestBytes: hexOf(facts.canonical) }),
    },
  );

export const unknownKey = (accessKeyId: string): AwsError =>
  new AwsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403, {
    AWSAccessKeyId: accessKeyId,
  });

export const requestExpired = (expires: number, now: number, detail: Record<string, string> = {}): AwsError =>
  new AwsError('AccessDenied', 'Request has expired', 403, {
    ...detail,
    Expires: isoSeconds(expires),
    ServerTime: isoSeconds(now),
  });

export const tokenRefused = (failure: 'bad-token' | 'expired-token', token = ''): AwsError =>
  failure === 'bad-token'
    ? new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400, { 'Token-0': token })
    : new AwsError('ExpiredToken', 'The provided token has expired.', 400, { 'Token-0': token });

const skewed: Wording = ({ claim, now }) =>
  new AwsError(
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    403,
    {
      RequestTime: claim?.timestamp ?? '',
      ServerTime: isoSeconds(now),
      MaxAllowedSkewMilliseconds: String(allowedSkewMs),
    },
  );

const query = (message: string): AwsError => new AwsError('AuthorizationQueryParametersError', message);
const header = (message: string): AwsError =>
  new AwsError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${message}`);

const malformedCredential =
  'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".';

const incomplete = ({ claim, authorization, credential }: Facts): AwsError => {
  if (claim !== undefined && !claim.presigned) {
    return new AwsError('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header', 403);
  }
  if (authorization !== undefined) {
    if (authorization.startsWith('AWS4-HMAC-SHA256 ')) return header(malformedCredential);
    return new AwsError('InvalidArgument', 'Unsupported Authorization Type', 400, {
      ArgumentName: 'Authorization',
      ArgumentValue: authorization,
    });
  }
  if (claim === undefined && credential !== undefined) {
    return query(`Error parsing the X-Amz-Credential parameter; ${malformedCredential}`);
  }
  return query(
    'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
  );
};

const badExpiry: Wording = ({ claim }) => {
  const expires = claim?.expires ?? 0;
  if (Number.isNaN(expires)) return query('X-Amz-Expires should be a number');
  if (expires < 0) return query('X-Amz-Expires must be non-negative');
  return query(
    'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
  );
};

const unsignedHeaders = (names: string): AwsError =>
  new AwsError('AccessDenied', 'There were headers present in the request which were not signed', 403, {
    HeadersNotSigned: names,
  });

/** How S3 refuses who signed wrongly. */
export const s3AuthErrors: Record<AuthFailure, Wording> = {
  missing: () => new AwsError('AccessDenied', 'Access Denied', 403),
  incomplete,
  'unsigned-host': () => unsignedHeaders('host'),
  'wrong-service': ({ claim }) => header(`incorrect service "${claim?.service ?? ''}". This endpoint belongs to "s3".`),
  'no-such-region': ({ claim }) => header(`the region '${claim?.region ?? ''}' is wrong; expecting 'us-east-1'`),
  'unknown-key': ({ claim }) => unknownKey(claim?.accessKeyId ?? ''),
  'bad-token': ({ claim }) => tokenRefused('bad-token', claim?.securityToken),
  'expired-token': ({ claim }) => tokenRefused('expired-token', claim?.securityToken),
  'bad-signature': ({ claim, canonical, text = '' }) =>
    signatureMismatch({
      accessKeyId: claim?.accessKeyId ?? '',
      signature: claim?.signature ?? '',
      text,
      canonical,
    }),
  'payload-mismatch': ({ computed = '', stated = '' }) =>
    new AwsError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      400,
      { ClientComputedContentSHA256: stated, S3ComputedContentSHA256: computed },
    ),
  'bad-expiry': badExpiry,
  'presign-expired': ({ claim, now, signedAt = 0 }) => {
    const seconds = claim?.expires ?? 0;
    return requestExpired(signedAt + seconds * 1000, now, { 'X-Amz-Expires': String(seconds) });
  },
  'not-yet-valid': skewed,
  'too-old': skewed,
  'wrong-date': ({ claim }) =>
    header(
      `Invalid credential date "${claim?.date ?? ''}". This date is not the same as X-Amz-Date: "${claim?.timestamp.slice(0, 8) ?? ''}".`,
    ),
  'unsigned-headers': ({ unsigned = '' }) => unsignedHeaders(unsigned),
};
