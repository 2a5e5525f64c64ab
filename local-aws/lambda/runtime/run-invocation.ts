import { randomUUID } from 'node:crypto';
import type { World } from '../../world.ts';
import type { FunctionVersion, LambdaFunction } from '../state.ts';
import { describeEnd, type End } from './describe-end.ts';
import { startProcess, type FunctionProcess } from './function-process.ts';
import { initStart, invocationLog } from './invocation-log.ts';
import { processPool } from './process-pool.ts';
import { recordInvocation } from './record-invocation.ts';
import { writeLog } from './write-log.ts';

export type Invocation = {
  payload: Uint8Array;
  invokedArn: string;
  traceHeader: string;
  requestId?: string;
  clientContext?: string | undefined;
};

export type InvocationResult = {
  requestId: string;
  payload: Uint8Array;
  functionError?: 'Unhandled';
  /** The last 4 KB of the invocation's log. */
  logTail: string;
  executedVersion: string;
};

/** The machine's time, not AWS's: a busy machine must not turn a slow start into a failed function. */
const longestStart = 60_000;

/** Runs a function once, in a warm process or a new one, and writes its log and metrics. */
export const runInvocation = async (
  world: World,
  fn: LambdaFunction,
  version: FunctionVersion,
  invocation: Invocation,
): Promise<InvocationResult> => {
  const requestId = invocation.requestId ?? randomUUID();
  const timeout = version.settings.timeout * 1_000;
  const pool = processPool(world);
  const key = `${fn.arn}:${version.version}`;
  const process = await pool.acquire(key, timeout, () => startProcess(world, fn, version));
  const isFirst = process.invocations === 0;
  process.invocations += 1;
  const spawnedAt = world.clock.now();
  const failedStart = isFirst ? await awaitStart(world, process) : undefined;
  const startedAt = world.clock.now();
  const end = failedStart ?? (await handOver(world, process, { ...invocation, requestId }, startedAt + timeout));
  const answered = end.kind === 'response' || end.kind === 'error';
  if (!answered) {
    process.retired = true;
    process.kill();
    await process.exited;
  }
  const duration = Math.max(0.01, Math.min(world.clock.now() - startedAt, timeout));
  const { body, functionError, logLine } = describeEnd(end, requestId, version.settings.timeout);
  const lines = invocationLog({
    version,
    requestId,
    startedAt,
    duration,
    initDuration: isFirst ? startedAt - spawnedAt : undefined,
    written: process.takeLines(),
    ...(logLine !== undefined && { failure: logLine }),
  });
  pool.release(process);
  recordInvocation(world, fn, { startedAt, duration, failed: functionError !== undefined });
  writeLog(world, fn, version, process.logStream, [...(isFirst ? [initStart(world, fn, version)] : []), ...lines]);
  return {
    requestId,
    payload: body,
    ...(functionError !== undefined && { functionError }),
    logTail: Buffer.from(lines.map((line) => `${line}\n`).join(''))
      .subarray(-4_096)
      .toString(),
    executedVersion: version.version,
  };
};

const awaitStart = async (world: World, process: FunctionProcess): Promise<End | undefined> => {
  const clock = followClock(world, process);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<End>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'start-timeout' }), longestStart);
  });
  try {
    return await Promise.race([
      process.seat.ready,
      process.exited.then((exit): End => ({ kind: 'exit', ...exit })),
      late,
    ]);
  } finally {
    clearTimeout(timer);
    clearInterval(clock);
  }
};

const handOver = async (
  world: World,
  process: FunctionProcess,
  invocation: Invocation & { requestId: string },
  deadline: number,
): Promise<End> => {
  const over = new AbortController();
  const clock = followClock(world, process);
  const { requestId } = invocation;
  try {
    const answer = process.seat
      .hand({
        requestId,
        payload: invocation.payload,
        deadline,
        invokedArn: invocation.invokedArn,
        traceHeader: invocation.traceHeader,
        clientContext: invocation.clientContext,
        clockOffset: world.clock.offset(),
      })
      .then(async (given): Promise<End> => {
        await Promise.race([process.logEnded(requestId), process.exited]);
        return given;
      });
    return await Promise.race([
      answer,
      process.exited.then((exit): End => ({ kind: 'exit', ...exit })),
      world.clock.sleep(deadline - world.clock.now(), over.signal).then(
        (): End => ({ kind: 'timeout' }),
        (): Promise<End> => new Promise(() => {}),
      ),
    ]);
  } finally {
    over.abort();
    clearInterval(clock);
  }
};

/** Tells a running function when the clock was moved, so that what it signs is not from the past. */
const followClock = (world: World, process: FunctionProcess): NodeJS.Timeout => {
  let told = world.clock.offset();
  return setInterval(() => {
    if (told === world.clock.offset()) return;
    told = world.clock.offset();
    process.moveClock(told);
  }, 20);
};
