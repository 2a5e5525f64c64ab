import { HandlerError } from '../engine/handler-error.ts';
import { ResourceFailure, type ResourceContext } from '../resource-type.ts';

type Configuration = {
  State?: string;
  StateReason?: string;
  LastUpdateStatus?: string;
  LastUpdateStatusReason?: string;
};

/** Until the function is Active and its last update is Successful. */
export const waitForFunction = async (context: ResourceContext, FunctionName: string): Promise<void> => {
  for (;;) {
    const { Configuration } = await context.call<{ Configuration: Configuration }>('lambda', 'GetFunction', {
      FunctionName,
    });
    const { State, StateReason, LastUpdateStatus, LastUpdateStatusReason } = Configuration;
    if (State === 'Failed')
      throw new ResourceFailure(`Lambda function ${FunctionName} reached FAILED state due to ${StateReason}.`);
    if (LastUpdateStatus === 'Failed')
      throw new ResourceFailure(
        `Lambda function ${FunctionName} could not be updated due to ${LastUpdateStatusReason}.`,
      );
    if (State !== 'Pending' && LastUpdateStatus !== 'InProgress') return;
    await context.sleep(250);
  }
};

/** IAM takes a while until a new role can be assumed; Lambda refuses it until then, and another update while one runs. */
export const retryWhileRoleSettles = async <Output>(
  context: ResourceContext,
  work: () => Promise<Output>,
): Promise<Output> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const settling =
        error instanceof HandlerError &&
        (/cannot be assumed by Lambda|execution role does not have permissions/.test(error.message) ||
          /update is in progress/i.test(error.message));
      if (!settling || attempt >= 60) throw error;
      await context.sleep(1000);
    }
  }
};
