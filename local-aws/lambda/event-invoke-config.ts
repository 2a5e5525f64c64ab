import type { DestinationConfig, FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { checkDestinations } from './check-destinations.ts';
import { functionOf, onFunction, versionOf } from './find-function.ts';
import { functionArn, parseFunctionName } from './function-name.ts';
import { checkRange, invalidParameterValue, resourceNotFound } from './lambda-error.ts';
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

const lookUp = (call: Call, input: Named): { fn: LambdaFunction; key: string } | undefined => {
  const name = parseFunctionName(call, input.FunctionName, input.Qualifier);
  const fn = functionOf(call.world, name);
  return fn && versionOf(fn, name.qualifier) && { fn, key: name.qualifier ?? '$LATEST' };
};

export const configKey = (call: Call, input: Named): { fn: LambdaFunction; key: string } => {
  const found = lookUp(call, input);
  if (found === undefined) throw resourceNotFound("The function doesn't exist.");
  return found;
};

/** Whether the function or only its configuration is missing, the words are the same. */
export const findConfig = (
  call: Call,
  input: Named,
): { fn: LambdaFunction; key: string; config: EventInvokeConfig } => {
  const found = lookUp(call, input);
  const config = found?.fn.eventInvoke[found.key];
  if (found === undefined || config === undefined) {
    const { qualifier = '$LATEST', ...name } = parseFunctionName(call, input.FunctionName, input.Qualifier);
    throw resourceNotFound(
      `The function ${functionArn(call.world, { ...name, qualifier })} doesn't have an EventInvokeConfig`,
    );
  }
  return { ...found, config };
};

export const readConfig = (call: Call, fn: LambdaFunction, request: Request): EventInvokeConfig => {
  const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age, DestinationConfig: destinations } = request;
  if (retries === undefined && age === undefined && destinations === undefined) {
    throw invalidParameterValue('You must specify at least one of error handling or destination setting.');
  }
  checkRange('maximumRetryAttempts', retries, 0, 2);
  checkRange('maximumEventAgeInSeconds', age, 60, 21_600);
  const onFailure = destinations?.OnFailure?.Destination;
  const onSuccess = destinations?.OnSuccess?.Destination;
  checkDestinations(call.world, fn, destinations);
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
