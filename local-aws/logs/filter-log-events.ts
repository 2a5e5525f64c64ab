import type { FilterLogEventsRequest, FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { sha256 } from '../protocol/signature.ts';
import { matchesPattern } from './filter-pattern.ts';
import {
  checkLimit,
  findTarget,
  groupName,
  invalidParameter,
  missingStream,
  onGroup,
  onMasked,
  whereGroupIs,
} from './log-groups.ts';
import { pageOf } from './page.ts';
import type { LogEvent, LogStream } from './state.ts';
import { visibleEvents } from './visible-events.ts';

export const filterLogEvents: Operation<FilterLogEventsRequest, FilterLogEventsResponse> = {
  authorize: (call, input) => [
    ...onGroup(whereGroupIs(call, input), 'FilterLogEvents', groupName(input)),
    ...onMasked(whereGroupIs(call, input), groupName(input), input.unmask),
  ],
  run: (call, input) => {
    const group = findTarget(call, input);
    const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
    if (names !== undefined && prefix !== undefined) {
      throw invalidParameter('LogStreamNamePrefix and LogStreamNames are mutually exclusive parameters.');
    }
    if (names?.some((name) => !group.streams.has(name))) throw missingStream();
    const order = orderOf(input);
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
    if (order === latestFirst) events.reverse();
    const { page, nextToken } = pageOf(events, checkLimit(input.limit ?? 10_000, 10_000), input.nextToken?.slice(2));
    return { events: page, searchedLogStreams: [], ...(nextToken !== undefined && { nextToken: order + nextToken }) };
  },
  // since 2019 AWS always does
  ignores: ['interleaved'],
};

/** What tokens begin with: further pages go on in the direction of the first, whatever they ask for. */
const [earliestFirst, latestFirst] = ['f/', 'b/'];
const latestFirstSince = Date.UTC(2024, 0, 1);

const orderOf = ({ nextToken, startFromHead = true, startTime = 0 }: FilterLogEventsRequest): string => {
  if (nextToken !== undefined) return nextToken.slice(0, 2);
  if (startFromHead) return earliestFirst;
  if (startTime >= latestFirstSince) return latestFirst;
  throw invalidParameter('startFromHead can be false only with a startTime of Jan 1, 2024 00:00:00 UTC or later.');
};

/** 56 digits that sort by time, as AWS's: an event has the same ones whatever was asked. */
const eventIds = (stream: LogStream): ((event: LogEvent) => string) => {
  const places = new Map(stream.events.map((event, place) => [event, place]));
  const ofStream = BigInt(`0x${sha256(stream.name).slice(0, 28)}`);
  const digits = (value: number | bigint, length: number) => String(value).padStart(length, '0');
  return (event) => `3${digits(event.timestamp, 13)}${digits(ofStream, 34)}${digits(places.get(event) ?? 0, 8)}`;
};
