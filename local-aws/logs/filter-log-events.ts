import type { FilterLogEventsRequest, FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { matchesPattern } from './filter-pattern.ts';
import { checkLimit, findGroup, groupName, invalidParameter, missingStream, onGroup } from './log-groups.ts';
import { pageOf } from './page.ts';
import { visibleEvents } from './visible-events.ts';

export const filterLogEvents: Operation<FilterLogEventsRequest, FilterLogEventsResponse> = {
  authorize: (call, input) => onGroup(call, 'FilterLogEvents', groupName(input)),
  run: (call, input) => {
    const group = findGroup(call, groupName(input));
    const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
    if (names !== undefined && prefix !== undefined) {
      throw invalidParameter('LogStreamNamePrefix and LogStreamNames are mutually exclusive parameters.');
    }
    if (names?.some((name) => !group.streams.has(name))) throw missingStream();
    const matches = matchesPattern(input.filterPattern ?? '');
    const events = [...group.streams.values()]
      .filter(({ name }) => name.startsWith(prefix ?? '') && (names?.includes(name) ?? true))
      .flatMap((stream) =>
        visibleEvents(call.world, group, stream, input)
          .filter(({ message }) => matches(message))
          .map((event, index) => ({ logStreamName: stream.name, ...event, eventId: eventId(event.timestamp, index) })),
      )
      .sort((a, b) => a.timestamp - b.timestamp);
    const { page, nextToken } = pageOf(events, checkLimit(input.limit ?? 10_000, 10_000), input.nextToken);
    return { events: page, searchedLogStreams: [], ...(nextToken !== undefined && { nextToken }) };
  },
};

/** 56 digits that sort by time, as AWS's. */
const eventId = (timestamp: number, index: number): string =>
  `${String(timestamp).padStart(14, '3')}${String(index).padStart(42, '0')}`;
