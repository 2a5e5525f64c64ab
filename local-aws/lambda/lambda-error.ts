import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';

/** Lambda's errors say whose fault they are in `Type`. */
const userError =
  (code: string, status: number) =>
  (message: string, detail: Record<string, unknown> = {}): AwsError =>
    new AwsError(code, message, status, { Type: 'User', ...detail });

export const invalidParameterValue = userError('InvalidParameterValueException', 400);
export const resourceNotFound = userError('ResourceNotFoundException', 404);
export const resourceConflict = userError('ResourceConflictException', 409);
export const preconditionFailed = userError('PreconditionFailedException', 412);
export const tooManyRequests = userError('TooManyRequestsException', 429);
export const requestTooLarge = userError('RequestTooLargeException', 413);
export const invalidRequestContent = userError('InvalidRequestContentException', 400);
export const recursiveInvocation = userError('RecursiveInvocationException', 400);
export const resourceInUse = userError('ResourceInUseException', 400);
export const accessDenied = userError('AccessDeniedException', 403);
export const policyLengthExceeded = userError('PolicyLengthExceededException', 400);

/** A number within its limits. */
export const checkRange = (field: string, value: number | undefined, low: number, high: number): void => {
  if (value === undefined) return;
  if (value < low) throw constraint(field, value, `Member must have value greater than or equal to ${low}`);
  if (value > high) throw constraint(field, value, `Member must have value less than or equal to ${high}`);
};

/** One failed constraint, in the words of AWS's request validation. */
export const constraint = (field: string, value: unknown, rule: string): AwsError =>
  new AwsError('ValidationException', validationErrors(failedConstraint(field, rule, value ?? null)));
