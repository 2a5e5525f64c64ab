import type { Concurrency, PutFunctionConcurrencyRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { concurrencyQuota, reservedSum } from './concurrency.ts';
import { functionNotFound, functionOf, onFunction } from './find-function.ts';
import { parseFunctionName } from './function-name.ts';
import { invalidParameterValue } from './lambda-error.ts';

export const putFunctionConcurrency: Operation<PutFunctionConcurrencyRequest, Concurrency> = {
  authorize: (call, input) => onFunction(call, 'PutFunctionConcurrency', input.FunctionName),
  run: (call, { FunctionName, ReservedConcurrentExecutions: wanted = 0 }) => {
    const { world, account, region } = call;
    const name = parseFunctionName(call, FunctionName);
    if (name.qualifier !== undefined) {
      throw invalidParameterValue(
        'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
      );
    }
    const fn = functionOf(world, name);
    if (fn === undefined) throw functionNotFound(world, { ...name, qualifier: '$LATEST' });
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
