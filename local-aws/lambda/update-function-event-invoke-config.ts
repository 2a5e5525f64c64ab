import type { FunctionEventInvokeConfig, UpdateFunctionEventInvokeConfigRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findConfig, onEventInvokeConfig, presentConfig, readConfig } from './event-invoke-config.ts';

export const updateFunctionEventInvokeConfig: Operation<
  UpdateFunctionEventInvokeConfigRequest,
  FunctionEventInvokeConfig
> = {
  authorize: onEventInvokeConfig('UpdateFunctionEventInvokeConfig'),
  run: (call, input) => {
    const { fn, key, config } = findConfig(call, input);
    const changed = { ...config, ...readConfig(call, input) };
    fn.eventInvoke[key] = changed;
    return presentConfig(fn, key, changed);
  },
};
