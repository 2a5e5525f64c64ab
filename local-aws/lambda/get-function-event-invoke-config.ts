import type { FunctionEventInvokeConfig, GetFunctionEventInvokeConfigRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findConfig, onEventInvokeConfig, presentConfig } from './event-invoke-config.ts';

export const getFunctionEventInvokeConfig: Operation<GetFunctionEventInvokeConfigRequest, FunctionEventInvokeConfig> = {
  authorize: onEventInvokeConfig('GetFunctionEventInvokeConfig'),
  run: (call, input) => {
    const { fn, key, config } = findConfig(call, input);
    return presentConfig(fn, key, config);
  },
};
