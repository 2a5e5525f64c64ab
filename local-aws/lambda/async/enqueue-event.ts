import type { World } from '../../world.ts';
import { AwsError } from '../../aws-error.ts';
import { admit } from '../concurrency.ts';
import { versionOf } from '../find-function.ts';
import { recordRecursionDrop } from '../runtime/record-invocation.ts';
import { runInvocation, type InvocationResult } from '../runtime/run-invocation.ts';
import { lambdaState, type LambdaFunction } from '../state.ts';
import { reportFailure, reportSuccess } from './report-outcome.ts';

export type AsyncEvent = {
  id: string;
  qualifier?: string;
  payload: string;
  traceHeader: string;
  /** Loop detection let it in no more. */
  stopped: boolean;
};

export type Attempted = { attempts: number; result?: InvocationResult };

const retryPauses = [60_000, 120_000];
const defaultMaximumAge = 21_600;

/** Takes an event for later; the caller is answered before it runs. */
export const enqueueEvent = (world: World, fn: LambdaFunction, event: AsyncEvent): void => {
  void deliver(world, fn, event, world.clock.now()).catch((error: unknown) => {
    if (!world.signal.aborted) world.log(`lambda event ${event.id} of ${fn.arn}: ${String(error)}`);
  });
};

const deliver = async (world: World, fn: LambdaFunction, event: AsyncEvent, enqueuedAt: number): Promise<void> => {
  if (event.stopped) {
    recordRecursionDrop(world, fn);
    return reportFailure(world, fn, event, 'RetriesExhausted', { attempts: 0 });
  }
  let attempts = 0;
  let throttled = 0;
  let result: InvocationResult | undefined;
  for (;;) {
    // the settings of now count, not those of when the event came
    const current = lambdaState(world, fn.account, fn.region).functions.get(fn.name);
    const version = current && versionOf(current, event.qualifier);
    if (current === undefined || version === undefined) return;
    const config = current.eventInvoke[event.qualifier ?? '$LATEST'];
    const giveUpAt = enqueuedAt + (config?.maximumEventAge ?? defaultMaximumAge) * 1_000;
    if (world.clock.now() > giveUpAt) {
      return reportFailure(world, current, event, 'EventAgeExceeded', { attempts, ...(result && { result }) });
    }
    let pause: number;
    try {
      result = await attempt(world, current, event);
      attempts += 1;
      if (result.functionError === undefined) return await reportSuccess(world, current, event, { attempts, result });
      if (attempts > (config?.maximumRetryAttempts ?? retryPauses.length)) {
        return await reportFailure(world, current, event, 'RetriesExhausted', { attempts, result });
      }
      pause = retryPauses[attempts - 1] ?? 0;
    } catch (error) {
      if (!(error instanceof AwsError) || world.signal.aborted) throw error;
      // throttles and Lambda's own errors: back to the queue, from one second up to five minutes
      pause = Math.min(1_000 * 2 ** throttled++, 300_000);
    }
    await world.clock.sleep(pause, world.signal);
  }
};

const attempt = async (world: World, fn: LambdaFunction, event: AsyncEvent): Promise<InvocationResult> => {
  const version = versionOf(fn, event.qualifier) ?? fn.latest;
  const leave = admit(world, fn);
  try {
    return await runInvocation(world, fn, version, {
      payload: Buffer.from(event.payload),
      invokedArn: event.qualifier === undefined ? fn.arn : `${fn.arn}:${event.qualifier}`,
      traceHeader: event.traceHeader,
      requestId: event.id,
    });
  } finally {
    leave();
  }
};
