import type { DeleteFunctionEventInvokeConfigRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findConfig, onEventInvokeConfig } from './event-invoke-config.ts';

export const deleteFunctionEventInvokeConfig: Operation<DeleteFunctionEventInvokeConfigRequest, object> = {
  authorize: onEventInvokeConfig('DeleteFunctionEventInvokeConfig'),
  run: (call, input) => {
    const { fn, key } = findConfig(call, input);
    delete fn.eventInvoke[key];
    return {};
  },
};
