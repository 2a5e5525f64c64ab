import { recordMetric } from '../../cloudwatch/record-metric.ts';
import type { World } from '../../world.ts';
import type { LambdaFunction } from '../state.ts';

type Counted = { startedAt: number; duration: number; failed: boolean };

const record = (world: World, fn: LambdaFunction, at: number, metric: string, value: number, unit: string): void => {
  const base = { namespace: 'AWS/Lambda', metric, value, unit, at };
  recordMetric(world, fn, { ...base, dimensions: { FunctionName: fn.name } });
  recordMetric(world, fn, { ...base, dimensions: { FunctionName: fn.name, Resource: fn.name } });
  recordMetric(world, fn, { ...base, dimensions: {} });
};

/** What Lambda itself reports to CloudWatch; it needs no permission of the function's role. */
export const recordInvocation = (world: World, fn: LambdaFunction, { startedAt, duration, failed }: Counted): void => {
  record(world, fn, startedAt, 'Invocations', 1, 'Count');
  record(world, fn, startedAt, 'Errors', failed ? 1 : 0, 'Count');
  record(world, fn, startedAt, 'Throttles', 0, 'Count');
  record(world, fn, startedAt, 'Duration', duration, 'Milliseconds');
};

export const recordThrottle = (world: World, fn: LambdaFunction): void =>
  record(world, fn, world.clock.now(), 'Throttles', 1, 'Count');

export const recordRecursionDrop = (world: World, fn: LambdaFunction): void =>
  record(world, fn, world.clock.now(), 'RecursiveInvocationsDropped', 1, 'Count');
