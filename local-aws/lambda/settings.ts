import type { CreateFunctionRequest, UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import { notImplemented } from '../aws-error.ts';
import { createValidation } from '../validation.ts';
import { checkArchitectures } from './check-architectures.ts';
import { checkEnvironment } from './check-environment.ts';
import { invalidParameterValue } from './lambda-error.ts';
import { runtimes } from './runtimes.ts';
import type { FunctionSettings } from './state.ts';

type Request = Omit<UpdateFunctionConfigurationRequest, 'FunctionName'> &
  Pick<CreateFunctionRequest, 'Architectures' | 'PackageType'>;

export const defaultSettings: Omit<FunctionSettings, 'role' | 'runtime' | 'handler'> = {
  description: '',
  timeout: 3,
  memorySize: 128,
  architectures: ['x86_64'],
  ephemeralStorage: 512,
  tracingMode: 'PassThrough',
};

/** Settings after a request; what the request leaves out stays as it was. */
export const applySettings = (
  before: Omit<FunctionSettings, 'role' | 'runtime' | 'handler'> & Partial<FunctionSettings>,
  request: Request,
): FunctionSettings => {
  checkRanges(request);
  refuseWhatIsNotHere(request);
  checkArchitectures(request.Architectures);
  const runtime = request.Runtime ?? before.runtime;
  const handler = request.Handler ?? before.handler;
  if (runtime === undefined || handler === undefined) {
    throw invalidParameterValue(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  checkRuntime(runtime);
  const environment = request.Environment === undefined ? before.environment : (request.Environment.Variables ?? {});
  checkEnvironment(environment ?? {});
  // an empty ARN takes it away, an empty configuration changes nothing
  const deadLetters = request.DeadLetterConfig?.TargetArn ?? before.deadLetterTargetArn;
  const logGroup = request.LoggingConfig?.LogGroup ?? before.logGroup;
  return {
    role: request.Role ?? before.role ?? '',
    runtime,
    handler,
    description: request.Description ?? before.description,
    timeout: request.Timeout ?? before.timeout,
    memorySize: request.MemorySize ?? before.memorySize,
    ...(environment && { environment: { ...environment } }),
    ...(deadLetters && { deadLetterTargetArn: deadLetters }),
    architectures: request.Architectures ?? before.architectures,
    ephemeralStorage: request.EphemeralStorage?.Size ?? before.ephemeralStorage,
    tracingMode: request.TracingConfig?.Mode ?? before.tracingMode,
    ...(logGroup !== undefined && { logGroup }),
  };
};

/** What this stand-in has only one of the values of; what it has none of is lacking in the operations. */
const refuseWhatIsNotHere = (request: Request): void => {
  const absent = {
    'PackageType Image': request.PackageType === 'Image',
    SnapStart: request.SnapStart?.ApplyOn === 'PublishedVersions',
    'LogFormat JSON': request.LoggingConfig?.LogFormat === 'JSON',
  };
  const asked = Object.entries(absent).find(([, value]) => value);
  if (asked !== undefined) throw notImplemented('lambda', asked[0]);
};

const checkRanges = (request: Request): void => {
  const check = createValidation('ValidationException');
  check.number('timeout', request.Timeout, { min: 1, max: 900 });
  check.number('memorySize', request.MemorySize, { min: 128, max: 10_240 });
  check.number('ephemeralStorage.size', request.EphemeralStorage?.Size, { min: 512, max: 10_240 });
  check.text('role', request.Role, {
    pattern: /^arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/,
    shown: 'arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
  });
  check.text('handler', request.Handler, { max: 128, pattern: /^\S+$/, shown: '[^\\s]+' });
  check.text('description', request.Description, { max: 256 });
  check.oneOf('tracingConfig.mode', request.TracingConfig?.Mode, ['Active', 'PassThrough']);
  check.throwIfAny();
};

/** What this stand-in cannot run is refused as such, what no AWS can as AWS does. */
const checkRuntime = (runtime: string): void => {
  const known = new Map(Object.entries(runtimes));
  const runs = known.get(runtime);
  if (runs) return;
  if (runs === false) throw notImplemented('lambda', `Runtime ${runtime}`);
  throw invalidParameterValue(
    `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${[...known.keys()].join(', ')}] or be a valid ARN`,
  );
};
