import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';

/** IAM takes a while until Lambda may assume a role that the same stack has just made. */
const roleSpreadsMs = 120_000;

const definite =
  /^(InvalidParameterValueException|ValidationException|CodeStorageExceededException|RequestTooLargeException|InvalidCodeSignatureException)$/;

/** Lambda refuses to delete what CloudFront still has copies of, with no code of its own for that. */
export const isReplicated = (error: unknown): boolean =>
  error instanceof Error && /replicated function/i.test(error.message);

/** What trying again will not change becomes a failure in Lambda's words; everything else passes. */
export const orLambdaRefuses = async <Result>(
  { askedAt, clock }: Pick<Deps, 'askedAt' | 'clock'>,
  call: Promise<Result>,
): Promise<Result> => {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Error) || !definite.test(error.name)) throw error;
    if (/cannot be assumed/.test(error.message) && clock.now() < askedAt + roleSpreadsMs) throw error;
    throw new AgentError('lambda_refused', `Lambda refused: ${error.message}`, '', error);
  }
};
