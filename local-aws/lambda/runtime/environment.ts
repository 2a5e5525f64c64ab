import type { World } from '../../world.ts';
import type { FunctionSession } from '../function-session.ts';
import { logGroupOf } from '../present-function.ts';
import type { FunctionVersion, LambdaFunction } from '../state.ts';

export type Place = { taskRoot: string; logStream: string; runtimeApi: string };

/** Where require() also looks: last beside the handler, as cfn-response is found. */
const nodePath = (runtime: string, root: string): string => {
  const node = runtime.replace('nodejs', 'node').replace('.x', '');
  return [`/opt/nodejs/${node}/node_modules`, '/opt/nodejs/node_modules', `${root}/node_modules`, root].join(':');
};

/** All that a function's process sees of the world: nothing of ours is inherited. */
export const environmentOf = (
  world: World,
  fn: LambdaFunction,
  version: FunctionVersion,
  session: FunctionSession,
  { taskRoot, logStream, runtimeApi }: Place,
): Record<string, string> => ({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'en_US.UTF-8',
  NODE_PATH: nodePath(version.settings.runtime, taskRoot),
  PWD: taskRoot,
  SHLVL: '0',
  TZ: ':UTC',
  AWS_ENDPOINT_URL: world.endpoint,
  ...version.settings.environment,
  AWS_REGION: fn.region,
  AWS_DEFAULT_REGION: fn.region,
  AWS_EXECUTION_ENV: `AWS_Lambda_${version.settings.runtime}`,
  AWS_LAMBDA_FUNCTION_NAME: fn.name,
  AWS_LAMBDA_FUNCTION_VERSION: version.version,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(version.settings.memorySize),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: logGroupOf(fn, version),
  AWS_LAMBDA_LOG_STREAM_NAME: logStream,
  AWS_LAMBDA_RUNTIME_API: runtimeApi,
  AWS_ACCESS_KEY_ID: session.accessKeyId,
  AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
  AWS_SESSION_TOKEN: session.sessionToken,
  AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129:2000',
  _AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129',
  _AWS_XRAY_DAEMON_PORT: '2000',
  LAMBDA_TASK_ROOT: taskRoot,
  LAMBDA_RUNTIME_DIR: taskRoot,
  _HANDLER: version.settings.handler,
});
