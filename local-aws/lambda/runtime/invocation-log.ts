import type { World } from '../../world.ts';
import type { FunctionVersion, LambdaFunction } from '../state.ts';

type Run = {
  world: World;
  fn: LambdaFunction;
  version: FunctionVersion;
  requestId: string;
  startedAt: number;
  duration: number;
  isFirst: boolean;
  written: string[];
  failure?: string;
};

/** The lines of one invocation, in the platform's own format around what the function wrote. */
export const invocationLog = (run: Run): string[] => {
  const { world, fn, version, requestId, duration, written, failure } = run;
  const memory = version.settings.memorySize;
  return [
    ...(run.isFirst
      ? [
          `INIT_START Runtime Version: ${version.settings.runtime.replace('.x', '')}:local\tRuntime Version ARN: arn:${world.partition}:lambda:${fn.region}::runtime:local-${version.settings.runtime}`,
        ]
      : []),
    `START RequestId: ${requestId} Version: ${version.version}`,
    ...written,
    ...(failure === undefined ? [] : [withTime(run, failure)]),
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\tDuration: ${duration.toFixed(2)} ms\tBilled Duration: ${Math.ceil(duration)} ms\tMemory Size: ${memory} MB\tMax Memory Used: ${memory} MB`,
  ];
};

/** The line on a timeout starts with the time, others do not. */
const withTime = ({ startedAt, duration }: Run, failure: string): string =>
  failure.startsWith('RequestId:') ? failure : `${new Date(startedAt + duration).toISOString()} ${failure}`;
