import { GetFunctionConfigurationCommand, type FunctionConfiguration, type LambdaClient } from '@aws-sdk/client-lambda';
import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';

/** Until Lambda takes the next change: a new function is Active and the last update is done. Ends with the signal. */
export const waitForFunction = async (
  { clock, signal }: Pick<Deps, 'clock' | 'signal'>,
  lambda: LambdaClient,
  functionName: string,
): Promise<FunctionConfiguration> => {
  for (;;) {
    const found = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functionName }), {
      abortSignal: signal,
    });
    if (found.State === 'Failed' || found.LastUpdateStatus === 'Failed')
      throw new AgentError(
        'function_failed',
        `Lambda could not bring ${functionName} up: ${found.StateReason ?? found.LastUpdateStatusReason ?? 'no reason given'}.`,
      );
    // an idle function is Inactive: it takes changes, and wakes by itself
    const settled = found.State === undefined || found.State === 'Active' || found.State === 'Inactive';
    if (settled && found.LastUpdateStatus !== 'InProgress') return found;
    await clock.sleep(1000, signal);
  }
};
