import type { FunctionEventInvokeConfig, UpdateFunctionEventInvokeConfigRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { configKey, findConfig, onEventInvokeConfig, presentConfig, readConfig } from './event-invoke-config.ts';

export const updateFunctionEventInvokeConfig: Operation<
  UpdateFunctionEventInvokeConfigRequest,
  FunctionEventInvokeConfig
> = {
  authorize: onEventInvokeConfig('UpdateFunctionEventInvokeConfig'),
  run: (call, input) => {
    // a missing function has words of its own here
    configKey(call, input);
    const { fn, key, config } = findConfig(call, input);
    const changed = { ...config, ...readConfig(call, fn, input) };
    fn.eventInvoke[key] = changed;
    return presentConfig(fn, key, changed);
  },
};
