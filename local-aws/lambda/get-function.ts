import type { GetFunctionRequest, GetFunctionResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { codeLocation } from './code-location.ts';
import { findVersion, onFunction } from './find-function.ts';
import { presentFunction } from './present-function.ts';

export const getFunction: Operation<GetFunctionRequest, GetFunctionResponse> = {
  authorize: (call, input) => onFunction(call, 'GetFunction', input.FunctionName, input.Qualifier),
  run: (call, input) => {
    const { fn, version, qualifier } = findVersion(call, input.FunctionName, input.Qualifier);
    return {
      Configuration: presentFunction(call.world, fn, version, qualifier),
      Code: { RepositoryType: 'S3', Location: codeLocation(call.world, fn, version) },
      ...(Object.keys(fn.tags).length > 0 && { Tags: { ...fn.tags } }),
      ...(fn.reservedConcurrency !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: fn.reservedConcurrency },
      }),
    };
  },
};
