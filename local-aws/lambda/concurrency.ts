import { accountRecords } from '../accounts.ts';
import type { World } from '../world.ts';
import { tooManyRequests } from './lambda-error.ts';
import { recordThrottle } from './runtime/record-invocation.ts';
import { lambdaState, type LambdaFunction } from './state.ts';

/** Who runs right now: not state, for nothing runs in a restored world. */
type Running = Map<string, number>;
const running = new WeakMap<World, Running>();

const runningOf = (world: World): Running => {
  const counts = running.get(world) ?? new Map<string, number>();
  running.set(world, counts);
  return counts;
};

/** How many executions an account has under way, in all of its regions. */
export const runningIn = (world: World, account: string): number =>
  [...runningOf(world)].reduce((sum, [arn, count]) => sum + (arn.split(':')[4] === account ? count : 0), 0);

/** Lets one more execution of a function in, or throttles; answers what ends it. */
export const admit = (world: World, fn: LambdaFunction): (() => void) => {
  const counts = runningOf(world);
  const own = counts.get(fn.arn) ?? 0;
  if (fn.reservedConcurrency !== undefined) {
    if (own >= fn.reservedConcurrency) throttle(world, fn, 'ReservedFunctionConcurrentInvocationLimitExceeded');
  } else if (unreservedInUse(world, fn, counts) >= unreservedLimit(world, fn)) {
    throttle(world, fn, 'ConcurrentInvocationLimitExceeded');
  }
  counts.set(fn.arn, own + 1);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const now = (counts.get(fn.arn) ?? 1) - 1;
    if (now === 0) counts.delete(fn.arn);
    else counts.set(fn.arn, now);
  };
};

export const reservedSum = (world: World, account: string, region: string): number =>
  [...lambdaState(world, account, region).functions.values()].reduce(
    (sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency,
    0,
  );

/** What AWS grants an account in each region. */
export const concurrencyQuota = (world: World, account: string): number =>
  accountRecords(world).get(account)?.concurrentExecutions ?? 1_000;

const unreservedLimit = (world: World, { account, region }: LambdaFunction): number =>
  concurrencyQuota(world, account) - reservedSum(world, account, region);

const unreservedInUse = (world: World, { account, region }: LambdaFunction, counts: Running): number => {
  const prefix = `arn:${world.partition}:lambda:${region}:${account}:`;
  const { functions } = lambdaState(world, account, region);
  let sum = 0;
  for (const [arn, count] of counts) {
    const reserved = functions.get(arn.split(':')[6] ?? '')?.reservedConcurrency;
    if (arn.startsWith(prefix) && reserved === undefined) sum += count;
  }
  return sum;
};

const throttle = (world: World, fn: LambdaFunction, Reason: string): never => {
  recordThrottle(world, fn);
  throw tooManyRequests('Rate Exceeded.', { Reason });
};
