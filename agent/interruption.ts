import { AgentError } from './agent-error.ts';
import { isCancelled } from './cancellation.ts';
import type { Deps } from './deps.ts';
import { describeError } from './describe-error.ts';
import { leaveMark, markOf, readMarks, type Marks } from './marks.ts';
import type { ResourceRequest } from './request.ts';
import type { Resource } from './resource.ts';

type MarkDeps = Pick<Deps, 'config' | 'clock' | 'log' | 'askedAt'>;

/**
 * Left by a Delete before it does anything: a Create may still be running. Its value is the time of the Delete, so that a
 * later Create under the same logical id is not stopped by it.
 */
export const leaveTombstone = (deps: Pick<Deps, 'config' | 'clock'>, request: ResourceRequest): Promise<void> =>
  leaveMark(deps, 'deleted', request, String(deps.clock.now()));

export const isDeleted = async (deps: MarkDeps, request: ResourceRequest): Promise<boolean> =>
  diedSince(await readable(deps), deps, request);

const diedSince = (marks: Marks, { askedAt }: MarkDeps, request: ResourceRequest): boolean =>
  request.RequestType !== 'Delete' && Number(markOf(marks, 'deleted', request) ?? 0) >= askedAt;

/** Ends the work on a request whose resource was deleted since it was asked, or that a person has given up since. */
export const stopIfInterrupted = async (deps: Deps, resource: Resource, request: ResourceRequest): Promise<void> => {
  const marks = await readable(deps);
  if (diedSince(marks, deps, request)) {
    await resource.stop?.(deps, request);
    throw new AgentError('deleted_meanwhile', 'This resource was deleted while it was still being made.');
  }
  if (isCancelled(marks, request, deps.askedAt)) {
    // what an Update or Delete works on lives on
    if (request.RequestType === 'Create') await resource.stop?.(deps, request);
    throw new AgentError('cancelled', 'Somebody of this account cancelled this request.');
  }
};

/** Does the work, and looks again: what was made since is nobody's any more then, whether making it went well or not. */
export const unlessInterrupted = async <Result>(
  deps: Deps,
  resource: Resource,
  request: ResourceRequest,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work();
  } finally {
    if (request.RequestType !== 'Delete') await stopIfInterrupted(deps, resource, request);
  }
};

/** Where the marks cannot be read, the request goes on. */
const readable = async (deps: MarkDeps): Promise<Marks> => {
  try {
    return await readMarks(deps);
  } catch (error) {
    deps.log('The marks could not be read.', { ...describeError(error) });
    return {};
  }
};
