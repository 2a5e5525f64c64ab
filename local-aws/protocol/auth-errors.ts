import { AwsError } from '../aws-error.ts';
import type { Claim } from './credentials.ts';
import type { Protocol } from './errors.ts';

export type AuthFailure =
  | 'missing'
  | 'incomplete'
  | 'unknown-key'
  | 'bad-token'
  | 'expired-token'
  | 'bad-signature'
  | 'payload-mismatch'
  | 'bad-expiry'
  | 'presign-expired'
  | 'not-yet-valid'
  | 'too-old'
  | 'wrong-date'
  | 'unsigned-headers';

type Facts = {
  protocol: Protocol;
  service: string;
  claim?: Claim;
  now: number;
  canonical?: string;
  text?: string;
  unsigned?: string;
};
type Wording = (facts: Facts) => AwsError;

const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
const skewMs = 15 * 60_000;

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const expired = ({ claim, now }: Facts): string =>
  `Signature expired: ${claim?.timestamp ?? ''} is now earlier than ${stamp(now - skewMs)} (${stamp(now)} - 15 min.)`;
const early = ({ claim, now }: Facts): string =>
  `Signature not yet current: ${claim?.timestamp ?? ''} is still later than ${stamp(now + skewMs)} (${stamp(now)} + 15 min.)`;

const wrongDate = ({ claim }: Facts): string =>
  `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim?.date ?? ''}' != '${claim?.timestamp.slice(0, 8) ?? ''}', from '${claim?.timestamp ?? ''}'.`;

const say =
  (code: string, message: string | ((facts: Facts) => string), status: number): Wording =>
  (facts) =>
    new AwsError(code, typeof message === 'string' ? message : message(facts), status);

const invalidToken = 'The security token included in the request is invalid.';

const query: Record<AuthFailure, Wording> = {
  missing: say('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
  incomplete: say(
    'IncompleteSignature',
    'Authorization header requires existence of either a X-Amz-Date or a Date header.',
    400,
  ),
  'unknown-key': say('InvalidClientTokenId', invalidToken, 403),
  'bad-token': say('InvalidClientTokenId', invalidToken, 403),
  'expired-token': say('ExpiredToken', 'The security token included in the request is expired', 403),
  'bad-signature': say('SignatureDoesNotMatch', mismatch, 403),
  'payload-mismatch': say('SignatureDoesNotMatch', mismatch, 403),
  'bad-expiry': say('IncompleteSignature', 'X-Amz-Expires must be a non-negative number of at most 604800.', 400),
  'presign-expired': say('SignatureDoesNotMatch', expired, 403),
  'not-yet-valid': say('SignatureDoesNotMatch', early, 403),
  'too-old': say('SignatureDoesNotMatch', expired, 403),
  'wrong-date': say('SignatureDoesNotMatch', wrongDate, 403),
  'unsigned-headers': say('SignatureDoesNotMatch', mismatch, 403),
};

const notValidated = say('AuthFailure', 'AWS was not able to validate the provided access credentials', 401);
const ec2: Record<AuthFailure, Wording> = {
  ...query,
  missing: say('MissingAuthenticationToken', 'Request is missing Authentication Token', 400),
  'unknown-key': notValidated,
  'bad-token': notValidated,
  'bad-signature': notValidated,
  'expired-token': say('RequestExpired', 'Request has expired.', 400),
  'too-old': say('RequestExpired', 'Request has expired.', 400),
};

const json = (status: number): Record<AuthFailure, Wording> => ({
  missing: say('MissingAuthenticationTokenException', 'Missing Authentication Token', status),
  incomplete: say(
    'IncompleteSignatureException',
    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    status,
  ),
  'unknown-key': say('UnrecognizedClientException', invalidToken, status),
  'bad-token': say('UnrecognizedClientException', invalidToken, status),
  'expired-token': say('ExpiredTokenException', 'The security token included in the request is expired', status),
  'bad-signature': say('InvalidSignatureException', mismatch, status),
  'payload-mismatch': say('InvalidSignatureException', mismatch, status),
  'bad-expiry': say(
    'InvalidSignatureException',
    'X-Amz-Expires must be a non-negative number of at most 604800.',
    status,
  ),
  'presign-expired': say('InvalidSignatureException', expired, status),
  'not-yet-valid': say('InvalidSignatureException', early, status),
  'too-old': say('InvalidSignatureException', expired, status),
  'wrong-date': say('InvalidSignatureException', wrongDate, status),
  'unsigned-headers': say('InvalidSignatureException', mismatch, status),
});

const skewed: Wording = ({ claim, now }) =>
  new AwsError(
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    403,
    {
      RequestTime: claim?.timestamp ?? '',
      ServerTime: new Date(now).toISOString(),
      MaxAllowedSkewMilliseconds: String(skewMs),
    },
  );

const s3: Record<AuthFailure, Wording> = {
  missing: say('AccessDenied', 'Access Denied', 403),
  incomplete: say('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header', 403),
  'unknown-key': ({ claim }) =>
    new AwsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403, {
      AWSAccessKeyId: claim?.accessKeyId ?? '',
    }),
  'bad-token': say('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400),
  'expired-token': say('ExpiredToken', 'The provided token has expired.', 400),
  'bad-signature': ({ claim, canonical, text }) =>
    new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
      {
        AWSAccessKeyId: claim?.accessKeyId ?? '',
        StringToSign: text ?? '',
        SignatureProvided: claim?.signature ?? '',
        CanonicalRequest: canonical ?? '',
      },
    ),
  'payload-mismatch': say(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    400,
  ),
  'bad-expiry': say(
    'AuthorizationQueryParametersError',
    'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    400,
  ),
  'presign-expired': ({ claim, now }) =>
    new AwsError('AccessDenied', 'Request has expired', 403, {
      'X-Amz-Expires': String(claim?.expires ?? 0),
      ServerTime: new Date(now).toISOString(),
    }),
  'not-yet-valid': skewed,
  'too-old': skewed,
  'wrong-date': say(
    'AuthorizationHeaderMalformed',
    ({ claim }) =>
      `The authorization header is malformed; Invalid credential date "${claim?.date ?? ''}". This date is not the same as X-Amz-Date: "${claim?.timestamp.slice(0, 8) ?? ''}".`,
    400,
  ),
  'unsigned-headers': ({ unsigned }) =>
    new AwsError('AccessDenied', 'There were headers present in the request which were not signed', 403, {
      HeadersNotSigned: unsigned ?? '',
    }),
};

const jsonRpc = json(400);
const restJson = json(403);

/** A refusal before anything is looked at: the same reasons everywhere, in each protocol's own code, words and status. */
export const authError = (failure: AuthFailure, facts: Facts): AwsError => {
  if (facts.service === 's3') return s3[failure](facts);
  if (facts.protocol === 'rest-json') return restJson[failure](facts);
  if (facts.protocol === 'ec2-query') return ec2[failure](facts);
  if (facts.protocol === 'query' || facts.protocol === 'rest-xml') return query[failure](facts);
  return jsonRpc[failure](facts);
};
