import type { PutFunctionRecursionConfigRequest, PutFunctionRecursionConfigResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findFunction, onFunction } from './find-function.ts';
import { constraint } from './lambda-error.ts';

export const putFunctionRecursionConfig: Operation<
  PutFunctionRecursionConfigRequest,
  PutFunctionRecursionConfigResponse
> = {
  authorize: (call, input) => onFunction(call, 'PutFunctionRecursionConfig', input.FunctionName),
  run: (call, { FunctionName, RecursiveLoop }) => {
    const fn = findFunction(call, FunctionName);
    if (RecursiveLoop !== 'Allow' && RecursiveLoop !== 'Terminate') {
      throw constraint('recursiveLoop', RecursiveLoop, 'Member must satisfy enum value set: [Terminate, Allow]');
    }
    fn.recursiveLoop = RecursiveLoop;
    return { RecursiveLoop };
  },
};
