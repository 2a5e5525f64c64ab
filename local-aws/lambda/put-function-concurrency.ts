import type { Concurrency, PutFunctionConcurrencyRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { concurrencyQuota, reservedSum } from './concurrency.ts';
import { findFunction, onFunction } from './find-function.ts';
import { invalidParameterValue } from './lambda-error.ts';

export const putFunctionConcurrency: Operation<PutFunctionConcurrencyRequest, Concurrency> = {
  authorize: (call, input) => onFunction(call, 'PutFunctionConcurrency', input.FunctionName),
  run: (call, { FunctionName, ReservedConcurrentExecutions: wanted = 0 }) => {
    const { world, account, region } = call;
    const fn = findFunction(call, FunctionName);
    const limit = concurrencyQuota(world, account);
    // an account with a small quota keeps 10, any other 100
    const floor = limit < 1_000 ? 10 : 100;
    const others = reservedSum(world, account, region) - (fn.reservedConcurrency ?? 0);
    if (limit - others - wanted < floor) {
      throw invalidParameterValue(
        `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${floor}].`,
      );
    }
    fn.reservedConcurrency = wanted;
    return { ReservedConcurrentExecutions: wanted };
  },
};
