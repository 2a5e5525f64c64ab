import type { OperationType } from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'node:crypto';
import type { Principal } from '../../principal.ts';
import type { World } from '../../world.ts';
import { beginOperation, type StackOperation } from '../stack-operation.ts';
import type { Stack } from '../stack-state.ts';
import type { Prepared } from '../template/prepare.ts';
import type { Actor } from './emit-event.ts';

/** One operation on its way: create, update, rollback or delete of a stack. */
export type Run = Actor & {
  id: string;
  stack: Stack;
  /** Stops what is still waiting: a sibling failed, or somebody cancelled. */
  cancel: AbortController;
  failures: Failure[];
};

/** A run that works towards a template. */
export type TemplateRun = Run & {
  prepared: Prepared;
  /** The stack policy that holds for this update. */
  policy?: string | undefined;
};

export type Failure = { logicalId: string; verb: 'create' | 'update' | 'delete' };

/** Why the work on an update stops when its user wants it no more; the rollback carries the token of that request. */
export class UpdateCancelled extends Error {
  readonly token: string | undefined;

  constructor(token: string | undefined) {
    super('Resource update cancelled');
    this.name = 'UpdateCancelled';
    this.token = token;
  }
}

const running = new WeakMap<Stack, Run>();

/** A run that changes no stack, as drift detection is. */
export const newRun = (world: World, stack: Stack, principal: Principal, token?: string): Run => ({
  world,
  stack,
  principal,
  id: randomUUID(),
  cancel: new AbortController(),
  failures: [],
  ...(token === undefined ? {} : { token }),
});

export type StackRun = Run & { operation: StackOperation };

export const startRun = (
  world: World,
  stack: Stack,
  type: OperationType,
  principal: Principal,
  token?: string,
): StackRun => {
  const run = newRun(world, stack, principal, token);
  return resumeRun(world, stack, beginOperation(run, type));
};

/** Goes on with an operation that began before the world was saved. */
export const resumeRun = (world: World, stack: Stack, operation: StackOperation): StackRun => {
  const run = { ...newRun(world, stack, operation.principal, operation.token), operation };
  running.set(stack, run);
  return run;
};

/** Ends what waits: when the run is cancelled, and when the world ends. */
export const signalOf = ({ cancel, world }: Run): AbortSignal => AbortSignal.any([cancel.signal, world.signal]);

/** The operation that the stack is in, for those who want to cancel it. */
export const runOf = (stack: Stack): Run | undefined => running.get(stack);

const works = new WeakMap<Stack, Promise<void>>();

/** Resolves when the stack's last operation has let go of its resources. */
export const workOf = (stack: Stack): Promise<void> => works.get(stack) ?? Promise.resolve();

/** Whether another operation has taken the stack over, as a delete does while it is created. */
export const isSuperseded = ({ stack, id }: Run): boolean => running.get(stack)?.id !== id;

/** Lets the work go on after the answer to the caller. What goes wrong here is a bug, so it is written to the log. */
export const inBackground = (run: Run, work: () => Promise<void>): void => {
  const started = new Promise<void>((resolve) => setImmediate(resolve)).then(work);
  const ended = started.catch((error: unknown) => {
    if (!run.world.signal.aborted)
      run.world.log(`cloudformation: ${run.stack.name}: ${error instanceof Error ? error.stack : String(error)}`);
  });
  works.set(run.stack, ended);
};

/** A fresh signal for the part of a run that follows, such as the cleanup. */
export const nextPhase = <Some extends Run>(run: Some): Some => {
  const next = { ...run, cancel: new AbortController(), failures: [] };
  running.set(run.stack, next);
  return next;
};

/** The part of a run that follows a failure, such as the rollback, is an operation of its own. */
export const nextOperation = (run: Run, type: OperationType, token: string | undefined): Run => {
  const { token: _before, ...rest } = run;
  const next = { ...rest, ...(token === undefined ? {} : { token }) };
  return nextPhase({ ...next, operation: beginOperation(next, type) });
};

/** "The following resource(s) failed to create: [A, B]. " and its siblings. */
export const failureReason = (failures: Failure[]): string =>
  (['create', 'update', 'delete'] as const)
    .map((verb) => ({ verb, ids: failures.filter((failure) => failure.verb === verb) }))
    .filter(({ ids }) => ids.length > 0)
    .map(
      ({ verb, ids }) =>
        `The following resource(s) failed to ${verb}: [${ids.map(({ logicalId }) => logicalId).join(', ')}]. `,
    )
    .join('');
