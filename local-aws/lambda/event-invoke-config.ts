import type { DestinationConfig, FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { findVersion, onFunction } from './find-function.ts';
import { constraint, invalidParameterValue, resourceNotFound } from './lambda-error.ts';
import type { EventInvokeConfig, LambdaFunction } from './state.ts';

type Named = { FunctionName: string | undefined; Qualifier?: string | undefined };
type Request = {
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
};

export const onEventInvokeConfig =
  (action: string) =>
  (call: Call, input: Named): AuthorizationRequest[] =>
    onFunction(call, action, input.FunctionName, input.Qualifier);

export const configKey = (call: Call, input: Named): { fn: LambdaFunction; key: string } => {
  const { fn, qualifier } = findVersion(call, input.FunctionName, input.Qualifier);
  return { fn, key: qualifier ?? '$LATEST' };
};

export const findConfig = (
  call: Call,
  input: Named,
): { fn: LambdaFunction; key: string; config: EventInvokeConfig } => {
  const { fn, key } = configKey(call, input);
  const config = fn.eventInvoke[key];
  if (config === undefined) {
    throw resourceNotFound(`The function ${fn.arn}:${key} doesn't have an EventInvokeConfig`);
  }
  return { fn, key, config };
};

export const readConfig = (call: Call, request: Request): EventInvokeConfig => {
  const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age, DestinationConfig: destinations } = request;
  if (retries !== undefined && (retries < 0 || retries > 2))
    throw constraint('maximumRetryAttempts', retries, 'Member must have value between 0 and 2');
  if (age !== undefined && (age < 60 || age > 21_600))
    throw constraint('maximumEventAgeInSeconds', age, 'Member must have value between 60 and 21600');
  const onFailure = destinations?.OnFailure?.Destination;
  const onSuccess = destinations?.OnSuccess?.Destination;
  for (const destination of [onFailure, onSuccess]) {
    if (destination && !/^arn:aws[a-zA-Z-]*:(sqs|sns|lambda|events|s3):/.test(destination)) {
      throw invalidParameterValue(`The provided destination config DestinationConfig(${destination}) is invalid.`);
    }
  }
  return {
    lastModified: call.world.clock.now(),
    ...(retries !== undefined && { maximumRetryAttempts: retries }),
    ...(age !== undefined && { maximumEventAge: age }),
    ...(onFailure && { onFailure }),
    ...(onSuccess && { onSuccess }),
  };
};

export const presentConfig = (
  fn: LambdaFunction,
  key: string,
  config: EventInvokeConfig,
): FunctionEventInvokeConfig => ({
  LastModified: new Date(config.lastModified),
  FunctionArn: `${fn.arn}:${key}`,
  ...(config.maximumRetryAttempts !== undefined && { MaximumRetryAttempts: config.maximumRetryAttempts }),
  ...(config.maximumEventAge !== undefined && { MaximumEventAgeInSeconds: config.maximumEventAge }),
  DestinationConfig: {
    OnSuccess: { Destination: config.onSuccess },
    OnFailure: { Destination: config.onFailure },
  },
});
