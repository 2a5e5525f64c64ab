import type { DeleteFunctionConcurrencyRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findFunction, onFunction } from './find-function.ts';

export const deleteFunctionConcurrency: Operation<DeleteFunctionConcurrencyRequest, object> = {
  authorize: (call, input) => onFunction(call, 'DeleteFunctionConcurrency', input.FunctionName),
  run: (call, input) => {
    delete findFunction(call, input.FunctionName).reservedConcurrency;
    return {};
  },
};
