import type { World } from '../../world.ts';
import { runtimeVersionArn } from '../runtime-version.ts';
import type { FunctionVersion, LambdaFunction } from '../state.ts';

type Run = {
  version: FunctionVersion;
  requestId: string;
  startedAt: number;
  duration: number;
  /** How long its process took to load the code; undefined in a warm one. */
  initDuration: number | undefined;
  written: string[];
  failure?: string;
};

/** What the log of a new process begins with; the tail that a caller gets does not have it. */
export const initStart = (world: World, fn: LambdaFunction, version: FunctionVersion): string => {
  const name = version.settings.runtime.replace(/^nodejs(\d+)\.x$/, 'nodejs:$1');
  return `INIT_START Runtime Version: ${name}.v1\tRuntime Version ARN: ${runtimeVersionArn(world, fn, version)}`;
};

/** The lines of one invocation, in the platform's own format around what the function wrote. */
export const invocationLog = (run: Run): string[] => {
  const { version, requestId, duration, initDuration, written, failure } = run;
  const memory = version.settings.memorySize;
  const report = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${duration.toFixed(2)} ms`,
    // loading the code is billed too
    `Billed Duration: ${Math.ceil(duration + (initDuration ?? 0))} ms`,
    `Memory Size: ${memory} MB`,
    `Max Memory Used: ${memory} MB`,
    ...(initDuration === undefined ? [] : [`Init Duration: ${initDuration.toFixed(2)} ms`]),
    '',
  ];
  return [
    `START RequestId: ${requestId} Version: ${version.version}`,
    ...written,
    ...(failure === undefined ? [] : [withTime(run, failure)]),
    `END RequestId: ${requestId}`,
    report.join('\t'),
  ];
};

/** The line on a timeout starts with the time, others do not. */
const withTime = ({ startedAt, duration }: Run, failure: string): string =>
  failure.startsWith('RequestId:') ? failure : `${new Date(startedAt + duration).toISOString()} ${failure}`;
