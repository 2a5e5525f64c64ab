import type { CancelRequest } from '../contract/commander-command.ts';
import type { Deps } from './deps.ts';
import { leaveMark, markOf, type Marked, type Marks } from './marks.ts';
import type { ResourceRequest } from './request.ts';

/** CloudFormation's event and the signing of its ResponseURL are at most so far apart. */
const apartMs = 60_000;

type Cancellation = { at: number; requestType: string; since: number };

/** The next look at the request sees it and answers FAILED: nobody else answers, so there is one answer as always. */
export const leaveCancellation = async (
  deps: Pick<Deps, 'config' | 'clock'>,
  { stackId, logicalId, requestType, since }: CancelRequest,
): Promise<Cancellation> => {
  const cancellation = { at: deps.clock.now(), requestType, since: Date.parse(since) };
  const marked: Marked = { StackId: stackId, LogicalResourceId: logicalId };
  await leaveMark(deps, 'cancelled', marked, [cancellation.at, requestType, cancellation.since].join(' '));
  return cancellation;
};

export const cancellationOf = (marks: Marks, marked: Marked): Cancellation | undefined => {
  const [at, requestType = '', since] = markOf(marks, 'cancelled', marked)?.split(' ') ?? [];
  return at === undefined ? undefined : { at: Number(at), requestType, since: Number(since) };
};

/**
 * True for the very request that was meant: of its type, begun when CloudFormation said, and before it was cancelled. The
 * rollback that follows sends another about the same resource, and to fail that one would wedge the stack.
 */
export const isCancelled = (marks: Marks, request: ResourceRequest, askedAt: number): boolean => {
  const found = cancellationOf(marks, request);
  return (
    found !== undefined &&
    found.requestType === request.RequestType &&
    askedAt <= found.at &&
    Math.abs(askedAt - found.since) <= apartMs
  );
};
