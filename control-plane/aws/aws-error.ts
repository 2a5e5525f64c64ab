import { AppError } from '../errors.ts';
import type { RoleAccess } from './role-access.ts';

/** What AWS said, whatever service and protocol said it. */
export type AwsError = { code: string; message: string; status: number | undefined; requestId: string | undefined };

type SdkException = Error & { $fault?: unknown; $metadata?: { httpStatusCode?: number; requestId?: string } };

const isSdkException = (error: unknown): error is SdkException =>
  error instanceof Error && '$metadata' in error && typeof error.$metadata === 'object';

/** Finds AWS's own error, also below an AppError that was made of it. */
export const awsErrorOf = (error: unknown): AwsError | undefined => {
  if (isSdkException(error))
    return {
      // services and SDK do not agree on whether a code ends so
      code: error.name.replace(/Exception$/, ''),
      message: error.message,
      status: error.$metadata?.httpStatusCode,
      requestId: error.$metadata?.requestId,
    };
  return error instanceof Error && error.cause ? awsErrorOf(error.cause) : undefined;
};

const throttling = new Set(['Throttling', 'Throttled', 'RequestLimitExceeded', 'TooManyRequests', 'SlowDown']);
const denials = new Set(['AccessDenied', 'UnauthorizedOperation', 'AuthorizationError']);

export const isDenied = (error: unknown): boolean => denials.has(awsErrorOf(error)?.code ?? '');

/** Turns what AWS threw into the error that our caller sees; AWS's own words stay in the message. */
export const appErrorOf = (
  error: unknown,
  { operation, access }: { operation: string; access: Pick<RoleAccess, 'region'> },
): AppError => {
  if (error instanceof AppError) return error;
  const aws = awsErrorOf(error);
  const where = `${operation} in ${access.region}`;
  const options = { cause: error, awsRequestIds: aws?.requestId ? [aws.requestId] : [] };
  if (!aws) return new AppError('unavailable', `AWS did not answer ${where}.`, 'Try again in a moment.', options);
  if (throttling.has(aws.code))
    return new AppError('aws_throttled', `AWS throttles ${where}.`, 'Try again in a minute.', options);
  if ((aws.status ?? 0) >= 500)
    return new AppError('unavailable', `AWS failed at ${where}: ${aws.message}`, 'Try again in a moment.', options);
  const hint = denials.has(aws.code)
    ? 'The role of the agent stack does not allow this; check that the agent stack is unchanged and up to date.'
    : 'Correct what AWS names, then try again.';
  return new AppError('aws_refused', `AWS refused ${where}: ${aws.message}`, hint, options);
};
