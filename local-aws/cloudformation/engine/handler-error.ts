import { randomUUID } from 'node:crypto';
import type { AwsError } from '../../aws-error.ts';
import { ResourceFailure } from '../resource-type.ts';

/** What another service refused, with the code that CloudFormation sorts it under. */
export class HandlerError extends Error {
  readonly service: string;
  override readonly cause: AwsError;

  constructor(service: string, cause: AwsError) {
    super(cause.message, { cause });
    this.name = 'HandlerError';
    this.service = service;
    this.cause = cause;
  }

  get code(): string {
    return this.cause.code;
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof HandlerError && handlerCode(error.cause) === 'NotFound';

/** The reason that a failed resource shows. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof ResourceFailure) return error.message;
  if (!(error instanceof HandlerError)) return error instanceof Error ? error.message : String(error);
  const { message, status } = error.cause;
  const service = sdkNames[error.service] ?? error.service;
  return (
    `Resource handler returned message: "${message} (Service: ${service}, Status Code: ${status}, ` +
    `Request ID: ${randomUUID()}) (SDK Attempt Count: 1)" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${handlerCode(error.cause)})`
  );
};

/** The names of the Java SDK, which CloudFormation's resource handlers are written with. */
const sdkNames: Record<string, string> = {
  cloudfront: 'CloudFront',
  iam: 'Iam',
  lambda: 'Lambda',
  logs: 'CloudWatchLogs',
  s3: 'S3',
  sns: 'Sns',
  sqs: 'Sqs',
};

const handlerCode = ({ code, status }: AwsError): string => {
  if (/AccessDenied|AuthorizationError|NotAuthorized|UnauthorizedOperation/i.test(code) || status === 403)
    return 'AccessDenied';
  if (/AlreadyExists|AlreadyOwnedByYou|QueueNameExists|ResourceConflict/.test(code)) return 'AlreadyExists';
  if (/NotFound|NoSuch|NonExistentQueue|QueueDoesNotExist/.test(code)) return 'NotFound';
  if (/Throttl|TooManyRequests/.test(code)) return 'Throttling';
  if (/LimitExceeded/.test(code)) return 'ServiceLimitExceeded';
  if (/Invalid|Malformed|Validation/.test(code)) return 'InvalidRequest';
  return status >= 500 ? 'ServiceInternalError' : 'GeneralServiceException';
};
