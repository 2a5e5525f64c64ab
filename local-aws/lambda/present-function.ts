import type {
  Architecture,
  FunctionConfiguration,
  LastUpdateStatusReasonCode,
  Runtime,
  TracingMode,
} from '@aws-sdk/client-lambda';
import type { World } from '../world.ts';
import { runtimeVersionArn } from './runtime-version.ts';
import type { FunctionVersion, LambdaFunction } from './state.ts';
import { revisionOf } from './revision.ts';

/** A version as FunctionConfiguration; `qualified` ARNs are what versions and GetFunction with a qualifier show. */
export const presentFunction = (
  world: World,
  fn: LambdaFunction,
  version: FunctionVersion,
  qualifier?: string,
): FunctionConfiguration => {
  const { settings } = version;
  const settling = world.clock.now() < version.settledAt;
  return {
    FunctionName: fn.name,
    FunctionArn: qualifier === undefined ? fn.arn : `${fn.arn}:${qualifier}`,
    Runtime: settings.runtime as Runtime,
    Role: settings.role,
    Handler: settings.handler,
    CodeSize: version.codeSize,
    Description: settings.description,
    Timeout: settings.timeout,
    MemorySize: settings.memorySize,
    LastModified: new Date(version.lastModified).toISOString().replace('Z', '+0000'),
    CodeSha256: version.codeSha256,
    Version: version.version,
    ...(settings.deadLetterTargetArn !== undefined && {
      DeadLetterConfig: { TargetArn: settings.deadLetterTargetArn },
    }),
    ...(settings.environment && { Environment: { Variables: { ...settings.environment } } }),
    TracingConfig: { Mode: settings.tracingMode as TracingMode },
    RevisionId: revisionOf(world, version),
    ...stateOf(version, settling),
    PackageType: 'Zip',
    Architectures: settings.architectures as Architecture[],
    EphemeralStorage: { Size: settings.ephemeralStorage },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionArn(world, fn, version) },
    LoggingConfig: { LogFormat: 'Text', LogGroup: logGroupOf(fn, version) },
  };
};

/** A version as lists show it: without what changes while a function settles, and without its runtime's version. */
export const presentListed = (...shown: Parameters<typeof presentFunction>): FunctionConfiguration => {
  const {
    State: _state,
    StateReason: _reason,
    StateReasonCode: _code,
    LastUpdateStatus: _update,
    LastUpdateStatusReason: _updateReason,
    LastUpdateStatusReasonCode: _updateCode,
    RuntimeVersionConfig: _runtime,
    ...listed
  } = presentFunction(...shown);
  return listed;
};

export const logGroupOf = (fn: LambdaFunction, version: FunctionVersion): string =>
  version.settings.logGroup ?? `/aws/lambda/${fn.name}`;

const stateOf = (version: FunctionVersion, settling: boolean): FunctionConfiguration => {
  if (!settling) return { State: 'Active', LastUpdateStatus: 'Successful' };
  const reason = 'The function is being created.';
  if (version.pending) return { State: 'Pending', StateReason: reason, StateReasonCode: 'Creating' };
  // AWS uses the same words for an update under way
  return {
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: reason,
    LastUpdateStatusReasonCode: 'Creating' as LastUpdateStatusReasonCode,
  };
};
