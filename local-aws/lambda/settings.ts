import type { CreateFunctionRequest, UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import { notImplemented } from '../aws-error.ts';
import { checkRange, constraint, invalidParameterValue } from './lambda-error.ts';
import type { FunctionSettings } from './state.ts';

type Request = Omit<UpdateFunctionConfigurationRequest, 'FunctionName'> & Pick<CreateFunctionRequest, 'Architectures'>;

const runtimes = ['nodejs20.x', 'nodejs22.x', 'nodejs24.x', 'nodejs26.x'];
/** Set by Lambda itself in every function. */
const reserved = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_XRAY_CONTEXT_MISSING',
  'AWS_XRAY_DAEMON_ADDRESS',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);

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
  refuseWhatIsNotHere(request);
  checkRanges(request);
  const runtime = request.Runtime ?? before.runtime ?? '';
  if (!runtimes.includes(runtime)) throw notImplemented('lambda', `Runtime ${runtime}`);
  const environment = request.Environment === undefined ? before.environment : (request.Environment.Variables ?? {});
  checkEnvironment(environment ?? {});
  const deadLetters =
    request.DeadLetterConfig === undefined ? before.deadLetterTargetArn : request.DeadLetterConfig.TargetArn;
  const logGroup = request.LoggingConfig?.LogGroup ?? before.logGroup;
  return {
    role: request.Role ?? before.role ?? '',
    runtime,
    handler: request.Handler ?? before.handler ?? '',
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

const refuseWhatIsNotHere = (request: Request): void => {
  if (request.Layers?.length) throw notImplemented('lambda', 'Layers');
  if (request.VpcConfig?.SubnetIds?.length) throw notImplemented('lambda', 'VpcConfig');
  if (request.FileSystemConfigs?.length) throw notImplemented('lambda', 'FileSystemConfigs');
  if (request.KMSKeyArn) throw notImplemented('lambda', 'KMSKeyArn');
};

const checkRanges = ({ Timeout, MemorySize, EphemeralStorage, Role, Handler, Description }: Request): void => {
  checkRange('timeout', Timeout, 1, 900);
  checkRange('memorySize', MemorySize, 128, 10_240);
  checkRange('ephemeralStorage.size', EphemeralStorage?.Size, 512, 10_240);
  if (Role !== undefined && !/^arn:aws[a-zA-Z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/.test(Role))
    throw constraint(
      'role',
      Role,
      'Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
    );
  if (Handler !== undefined && !/^\S{1,128}$/.test(Handler))
    throw constraint('handler', Handler, 'Member must satisfy regular expression pattern: [^\\s]+');
  if (Description !== undefined && Description.length > 256)
    throw constraint('description', Description, 'Member must have length less than or equal to 256');
};

const checkEnvironment = (environment: Record<string, string>): void => {
  const taken = Object.keys(environment).filter((name) => reserved.has(name));
  if (taken.length > 0) {
    throw invalidParameterValue(
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${taken.join(', ')}`,
    );
  }
  const bad = Object.keys(environment).find((name) => !/^[a-zA-Z]\w+$/.test(name));
  if (bad !== undefined) {
    throw constraint(
      'environment.variables',
      `{${bad}=…}`,
      'Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]',
    );
  }
  if (Buffer.byteLength(JSON.stringify(environment)) > 4_096) {
    throw invalidParameterValue(
      `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${JSON.stringify(environment)}`,
    );
  }
};
