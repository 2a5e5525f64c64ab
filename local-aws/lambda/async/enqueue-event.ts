import { AwsError } from '../../aws-error.ts';
import type { World } from '../../world.ts';
import { routed } from '../alias-routing.ts';
import { admit } from '../concurrency.ts';
import { versionOf } from '../find-function.ts';
import { recordRecursionDrop } from '../runtime/record-invocation.ts';
import { runInvocation, type InvocationResult } from '../runtime/run-invocation.ts';
import { lambdaState, type AsyncEvent, type LambdaFunction } from '../state.ts';
import { reportFailure, reportSuccess } from './report-outcome.ts';

type Place = { account: string; region: string };
type Arrival = Pick<AsyncEvent, 'id' | 'qualifier' | 'payload' | 'traceHeader' | 'stopped'>;

const retryPauses = [60_000, 120_000];
const defaultMaximumAge = 21_600;

/** Takes an event for later; the caller is answered before it runs. */
export const enqueueEvent = (world: World, fn: LambdaFunction, arrival: Arrival): void => {
  const now = world.clock.now();
  const event: AsyncEvent = { ...arrival, functionName: fn.name, enqueuedAt: now, attempts: 0, dueAt: now };
  lambdaState(world, fn.account, fn.region).events.set(event.id, event);
  driveEvent(world, fn, event);
};

/** Sees an event through to its end, from wherever it is. */
export const driveEvent = (world: World, place: Place, event: AsyncEvent): void => {
  const { events } = lambdaState(world, place.account, place.region);
  void drive(world, place, event)
    .then(() => events.delete(event.id))
    .catch((error: unknown) => {
      if (!world.signal.aborted) world.log(`lambda event ${event.id} of ${event.functionName}: ${String(error)}`);
    });
};

const drive = async (world: World, place: Place, event: AsyncEvent): Promise<void> => {
  let throttled = 0;
  let result: InvocationResult | undefined;
  for (;;) {
    const pause = event.dueAt - world.clock.now();
    if (pause > 0) await world.clock.sleep(pause, world.signal);
    // the settings of now count, not those of when the event came
    const fn = lambdaState(world, place.account, place.region).functions.get(event.functionName);
    const version = fn && versionOf(fn, event.qualifier);
    if (fn === undefined || version === undefined) return;
    if (event.stopped) {
      recordRecursionDrop(world, fn);
      return reportFailure(world, fn, event, 'RetriesExhausted', undefined);
    }
    if (fn.reservedConcurrency === 0) return reportFailure(world, fn, event, 'ZeroReservedConcurrency', result);
    const config = fn.eventInvoke[event.qualifier ?? '$LATEST'];
    const giveUpAt = event.enqueuedAt + (config?.maximumEventAge ?? defaultMaximumAge) * 1_000;
    if (world.clock.now() > giveUpAt) return reportFailure(world, fn, event, 'EventAgeExceeded', result);
    try {
      result = await attempt(world, fn, event);
    } catch (error) {
      if (!(error instanceof AwsError) || world.signal.aborted) throw error;
      // throttles and Lambda's own errors: back to the queue, from one second up to five minutes
      event.dueAt = world.clock.now() + Math.min(1_000 * 2 ** throttled++, 300_000);
      continue;
    }
    event.attempts += 1;
    if (result.functionError === undefined) return reportSuccess(world, fn, event, result);
    if (event.attempts > (config?.maximumRetryAttempts ?? retryPauses.length)) {
      return reportFailure(world, fn, event, 'RetriesExhausted', result);
    }
    event.dueAt = world.clock.now() + (retryPauses[event.attempts - 1] ?? 0);
  }
};

const attempt = async (world: World, fn: LambdaFunction, event: AsyncEvent): Promise<InvocationResult> => {
  const version = routed(fn, event.qualifier) ?? fn.latest;
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
