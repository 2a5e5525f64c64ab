import { AgentError } from '../agent-error.ts';
import { describeError, isDenied } from '../describe-error.ts';
import type { RegionState } from '../region-states.ts';

/** How AWS refuses a region that the account has not enabled, or that does not exist. */
const notEnabled =
  /^(UnrecognizedClientException|InvalidClientTokenId|AuthFailure|OptInRequired|OptInRequiredException|RegionDisabledException)$/;

/** What a failure in one region means: its state when it is settled, `passing` when another look may go better. */
export const regionProblem = (
  region: string,
  error: unknown,
  enabled: readonly string[],
): RegionState | { passing: string } => {
  const { reason } = describeError(error);
  if (error instanceof AgentError || isDenied(error)) return { region, state: 'failed', reason };
  // a region that AWS lists as enabled says the same while its knowledge of us is still on its way
  if (error instanceof Error && !enabled.includes(region) && (notEnabled.test(error.name) || isUnknownHost(error)))
    return { region, state: 'not-enabled', reason };
  return { passing: reason };
};

const isUnknownHost = (error: Error): boolean => 'code' in error && error.code === 'ENOTFOUND';
