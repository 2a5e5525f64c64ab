import { AwsError } from '../aws-error.ts';
import { allowedSkewMs } from './allowed-skew.ts';
import type { Claim } from './credentials.ts';
import type { Protocol } from './errors.ts';
import { s3AuthErrors } from './s3-auth-errors.ts';

export type AuthFailure =
  | 'missing'
  | 'incomplete'
  | 'unsigned-host'
  | 'wrong-service'
  | 'no-such-region'
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

export type Facts = {
  protocol: Protocol;
  service: string;
  claim?: Claim;
  now: number;
  canonical?: string;
  text?: string;
  unsigned?: string;
  /** When a presigned URL was signed, and the digests of a body that is not what its header says: only S3 tells them. */
  signedAt?: number;
  stated?: string;
  computed?: string;
  /** What cannot be read of the signature, and where it stands. */
  problem?: string;
  authorization?: string;
  credential?: string;
};
export type Wording = (facts: Facts) => AwsError;

const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const expired = ({ claim, now }: Facts): string =>
  `Signature expired: ${claim?.timestamp ?? ''} is now earlier than ${stamp(now - allowedSkewMs)} (${stamp(now)} - 15 min.)`;
const early = ({ claim, now }: Facts): string =>
  `Signature not yet current: ${claim?.timestamp ?? ''} is still later than ${stamp(now + allowedSkewMs)} (${stamp(now)} + 15 min.)`;

const problem = (facts: Facts): string => facts.problem ?? '';
const unsignedHost = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
const wrongService = ({ service }: Facts): string => `Credential should be scoped to correct service: '${service}'. `;

const noSuchRegion = 'Credential should be scoped to a valid region. ';

const wrongDate = ({ claim }: Facts): string =>
  `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim?.date ?? ''}' != '${claim?.timestamp.slice(0, 8) ?? ''}', from '${claim?.timestamp ?? ''}'.`;

const say =
  (code: string, message: string | ((facts: Facts) => string), status: number): Wording =>
  (facts) =>
    new AwsError(code, typeof message === 'string' ? message : message(facts), status);

const invalidToken = 'The security token included in the request is invalid.';

const query: Record<AuthFailure, Wording> = {
  missing: say('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
  incomplete: say('IncompleteSignature', problem, 400),
  'unsigned-host': say('SignatureDoesNotMatch', unsignedHost, 403),
  'wrong-service': say('SignatureDoesNotMatch', wrongService, 403),
  'no-such-region': say('SignatureDoesNotMatch', noSuchRegion, 403),
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
  'wrong-service': say('AuthFailure', wrongService, 401),
  'no-such-region': say('AuthFailure', noSuchRegion, 401),
  'expired-token': say('RequestExpired', 'Request has expired.', 400),
  'too-old': say('RequestExpired', 'Request has expired.', 400),
};

const json = (status: number): Record<AuthFailure, Wording> => ({
  missing: say('MissingAuthenticationTokenException', 'Missing Authentication Token', status),
  incomplete: say('IncompleteSignatureException', problem, status),
  'unsigned-host': say('InvalidSignatureException', unsignedHost, status),
  'wrong-service': say('InvalidSignatureException', wrongService, status),
  'no-such-region': say('InvalidSignatureException', noSuchRegion, status),
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

const jsonRpc = json(400);
const jsonRpcOfDynamo = say('MissingAuthenticationTokenException', 'Request is missing Authentication Token', 400);
const restJson = json(403);

/** A refusal before anything is looked at: the same reasons everywhere, in each protocol's own code, words and status. */
export const authError = (failure: AuthFailure, facts: Facts): AwsError => {
  if (facts.service === 's3') return s3AuthErrors[failure](facts);
  if (facts.protocol === 'rest-json') return restJson[failure](facts);
  if (facts.protocol === 'ec2-query') return ec2[failure](facts);
  if (facts.protocol === 'query' || facts.protocol === 'rest-xml') return query[failure](facts);
  // DynamoDB's words differ from those of its family in this one
  if (failure === 'missing' && facts.service === 'dynamodb') return jsonRpcOfDynamo(facts);
  return jsonRpc[failure](facts);
};
