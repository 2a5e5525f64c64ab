import { randomUUID } from 'node:crypto';
import type { World } from '../world.ts';
import { resourceConflict } from './lambda-error.ts';
import { stopProcesses } from './runtime/stop-processes.ts';
import { forgetSessions } from './function-session.ts';
import type { FunctionVersion, LambdaFunction } from './state.ts';

/** How long a creation or an update of a function is under way. */
export const settlingTime = 500;

export const refuseWhileChanging = (world: World, fn: LambdaFunction): void => {
  if (world.clock.now() >= fn.latest.settledAt) return;
  const state = fn.latest.pending ? 'Pending' : 'InProgress';
  throw resourceConflict(
    fn.latest.pending
      ? `The operation cannot be performed at this time. The function is currently in the following state: ${state}`
      : `The operation cannot be performed at this time. An update is in progress for resource: ${fn.arn}`,
  );
};

/** Puts a change of $LATEST in place: processes of the old one end, the new one is InProgress for a moment. */
export const changeLatest = (world: World, fn: LambdaFunction, change: Partial<FunctionVersion>): void => {
  const now = world.clock.now();
  fn.latest = {
    ...fn.latest,
    ...change,
    revisionId: randomUUID(),
    settledRevisionId: randomUUID(),
    lastModified: now,
    settledAt: now + settlingTime,
    pending: false,
  };
  forgetSessions(world, fn);
  stopProcesses(world, `${fn.arn}:$LATEST`);
};
