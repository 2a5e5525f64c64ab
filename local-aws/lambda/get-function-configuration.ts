import type { FunctionConfiguration, GetFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findVersion, onFunction } from './find-function.ts';
import { presentFunction } from './present-function.ts';

export const getFunctionConfiguration: Operation<GetFunctionConfigurationRequest, FunctionConfiguration> = {
  authorize: (call, input) => onFunction(call, 'GetFunctionConfiguration', input.FunctionName, input.Qualifier),
  run: (call, input) => {
    const { fn, version, qualifier } = findVersion(call, input.FunctionName, input.Qualifier);
    return presentFunction(call.world, fn, version, qualifier);
  },
};
