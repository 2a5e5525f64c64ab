import type { GetLogEventsRequest, GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import {
  checkLimit,
  findStream,
  findTarget,
  groupName,
  invalidParameter,
  onMasked,
  onStream,
  whereGroupIs,
} from './log-groups.ts';
import { visibleEvents } from './visible-events.ts';

/** Tokens are positions with a direction; at the end of a stream the same token comes back. */
const tokenOf = (direction: 'f' | 'b', at: number): string => `${direction}/${String(at).padStart(56, '0')}/s`;

const position = (token: string): { forward: boolean; at: number } => {
  const match = /^([fb])\/(\d{56})\/s$/.exec(token);
  if (match === null) throw invalidParameter('The specified nextToken is invalid.');
  return { forward: match[1] === 'f', at: Number(match[2]) };
};

export const getLogEvents: Operation<GetLogEventsRequest, GetLogEventsResponse> = {
  authorize: (call, input) => [
    ...onStream(whereGroupIs(call, input), 'GetLogEvents', groupName(input), input.logStreamName ?? ''),
    ...onMasked(whereGroupIs(call, input), groupName(input), input.unmask),
  ],
  run: (call, input) => {
    const group = findTarget(call, input);
    const stream = findStream(call, group.name, input.logStreamName);
    const events = visibleEvents(call.world, group, stream, input);
    const limit = checkLimit(input.limit ?? 10_000, 10_000);
    const from = input.nextToken === undefined ? undefined : position(input.nextToken);
    const start =
      from === undefined
        ? input.startFromHead
          ? 0
          : Math.max(0, events.length - limit)
        : from.forward
          ? from.at
          : Math.max(0, from.at - limit);
    const end = from?.forward === false ? from.at : Math.min(events.length, start + limit);
    return {
      events: events.slice(start, end),
      nextForwardToken: tokenOf('f', end),
      nextBackwardToken: tokenOf('b', start),
    };
  },
};
