import type { FilterLogEventsRequest, FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { sha256 } from '../protocol/signature.ts';
import { matchesPattern } from './filter-pattern.ts';
import { checkLimit, findGroup, groupName, invalidParameter, missingStream, onGroup } from './log-groups.ts';
import { pageOf } from './page.ts';
import type { LogEvent, LogStream } from './state.ts';
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
      .flatMap((stream) => {
        const idOf = eventIds(stream);
        return visibleEvents(call.world, group, stream, input)
          .filter(({ message }) => matches(message))
          .map((event) => ({ logStreamName: stream.name, ...event, eventId: idOf(event) }));
      })
      .sort((a, b) => a.timestamp - b.timestamp);
    const { page, nextToken } = pageOf(events, checkLimit(input.limit ?? 10_000, 10_000), input.nextToken);
    return { events: page, searchedLogStreams: [], ...(nextToken !== undefined && { nextToken }) };
  },
};

/** 56 digits that sort by time, as AWS's: an event has the same ones whatever was asked. */
const eventIds = (stream: LogStream): ((event: LogEvent) => string) => {
  const places = new Map(stream.events.map((event, place) => [event, place]));
  const ofStream = BigInt(`0x${sha256(stream.name).slice(0, 28)}`);
  const digits = (value: number | bigint, length: number) => String(value).padStart(length, '0');
  return (event) => `3${digits(event.timestamp, 13)}${digits(ofStream, 34)}${digits(places.get(event) ?? 0, 8)}`;
};
