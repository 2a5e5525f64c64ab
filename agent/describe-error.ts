import { ControlPlaneError } from '../contract/client.ts';
import { AgentError } from './agent-error.ts';

/** An error as it may be shown in a stack's events: a sentence and a code. Never a stack trace. */
export const describeError = (error: unknown): { code: string; reason: string } => {
  if (error instanceof AgentError || error instanceof ControlPlaneError)
    return { code: error.code, reason: [error.message, error.hint].filter(Boolean).join(' ') };
  if (isAwsError(error)) return { code: 'aws_refused', reason: `AWS answered ${error.name}: ${error.message}` };
  return {
    code: 'internal_error',
    reason: error instanceof Error ? `${error.name}: ${error.message}` : 'Unknown error.',
  };
};

/** True for what trying again will not change. */
export const isDefinite = (error: unknown): boolean => {
  if (error instanceof AgentError) return true;
  if (error instanceof ControlPlaneError) return error.definite;
  return isAwsError(error) && isDenied(error);
};

type AwsError = Error & { $metadata: { httpStatusCode?: number } };

export const isAwsError = (error: unknown): error is AwsError => error instanceof Error && '$metadata' in error;

export const isDenied = (error: unknown): boolean =>
  error instanceof Error &&
  /^(AccessDenied|AccessDeniedException|AuthorizationError|UnauthorizedOperation|AuthorizationErrorException)$/.test(
    error.name,
  );

/** AWS's many words for "not so fast": they say nothing about the question. */
export const isThrottled = (error: unknown): boolean =>
  error instanceof Error && /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(error.name);

/** AWS's many words for "that is not there". */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  /^(ResourceNotFoundException|NotFound|NotFoundException|NoSuchBucket|ResourceNotFound|QueueDoesNotExist|DBInstanceNotFound(Fault)?|DBClusterNotFoundFault|InvalidVpcID\.NotFound|AWS\.SimpleQueueService\.NonExistentQueue)$/.test(
    error.name,
  );
