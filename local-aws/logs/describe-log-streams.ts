import type { DescribeLogStreamsRequest, DescribeLogStreamsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import {
  checkLimit,
  checkOneOf,
  findTarget,
  groupArn,
  groupName,
  invalidParameter,
  onGroup,
  whereGroupIs,
} from './log-groups.ts';
import { pageOf } from './page.ts';
import type { LogStream } from './state.ts';

const lastEvent = (stream: LogStream): number | undefined =>
  stream.events.length === 0 ? undefined : Math.max(...stream.events.map(({ timestamp }) => timestamp));

export const describeLogStreams: Operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> = {
  authorize: (call, input) => onGroup(whereGroupIs(call, input), 'DescribeLogStreams', groupName(input)),
  run: (call, input) => {
    checkOneOf('orderBy', input.orderBy, ['LogStreamName', 'LastEventTime']);
    const byTime = input.orderBy === 'LastEventTime';
    if (byTime && input.logStreamNamePrefix !== undefined) {
      throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const group = findTarget(call, input);
    const streams = [...group.streams.values()]
      .filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''))
      .sort((a, b) => (byTime ? (lastEvent(a) ?? 0) - (lastEvent(b) ?? 0) : a.name < b.name ? -1 : 1));
    if (input.descending) streams.reverse();
    const { page, nextToken } = pageOf(streams, checkLimit(input.limit ?? 50, 50), input.nextToken);
    return {
      logStreams: page.map((stream) => ({
        logStreamName: stream.name,
        creationTime: stream.createdAt,
        ...timesOf(stream),
        arn: `${groupArn(call, group.name)}:log-stream:${stream.name}`,
        storedBytes: 0,
      })),
      ...(nextToken !== undefined && { nextToken }),
    };
  },
};

const timesOf = (stream: LogStream): object =>
  stream.events.length === 0
    ? {}
    : {
        firstEventTimestamp: Math.min(...stream.events.map(({ timestamp }) => timestamp)),
        lastEventTimestamp: lastEvent(stream),
        lastIngestionTime: stream.lastIngestion,
        uploadSequenceToken: '49039859669174265217',
      };
