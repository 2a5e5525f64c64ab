import type { GetFunctionRecursionConfigRequest, GetFunctionRecursionConfigResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findFunction, onFunction } from './find-function.ts';

export const getFunctionRecursionConfig: Operation<
  GetFunctionRecursionConfigRequest,
  GetFunctionRecursionConfigResponse
> = {
  authorize: (call, input) => onFunction(call, 'GetFunctionRecursionConfig', input.FunctionName),
  run: (call, input) => ({ RecursiveLoop: findFunction(call, input.FunctionName).recursiveLoop }),
};
