import { ResourceFailure } from '../resource-type.ts';
import type { StackResource } from '../stack-state.ts';
import { emitResourceEvent } from './emit-event.ts';
import { reasonOf } from './handler-error.ts';
import type { Run } from './run.ts';

const kinds = {
  create: { status: 'CREATE_FAILED', stopped: 'Resource creation cancelled' },
  update: { status: 'UPDATE_FAILED', stopped: 'Resource update cancelled' },
} as const;

/** A resource that failed stops the others of its run, each of which then says that it was stopped. */
export const failResource = (run: Run, resource: StackResource, verb: keyof typeof kinds, error: unknown): void => {
  const { status, stopped } = kinds[verb];
  const cancelled = run.cancel.signal.aborted;
  run.failures.push({ logicalId: resource.logicalId, verb });
  run.cancel.abort(new ResourceFailure(stopped));
  emitResourceEvent(run, run.stack, resource, status, cancelled ? stopped : reasonOf(error));
};
