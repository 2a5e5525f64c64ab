import type { FunctionEventInvokeConfig, PutFunctionEventInvokeConfigRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { configKey, onEventInvokeConfig, presentConfig, readConfig } from './event-invoke-config.ts';

export const putFunctionEventInvokeConfig: Operation<PutFunctionEventInvokeConfigRequest, FunctionEventInvokeConfig> = {
  authorize: onEventInvokeConfig('PutFunctionEventInvokeConfig'),
  run: (call, input) => {
    const { fn, key } = configKey(call, input);
    const config = readConfig(call, fn, input);
    fn.eventInvoke[key] = config;
    return presentConfig(fn, key, config);
  },
};
