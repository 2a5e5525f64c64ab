import type { PutLogEventsRequest, PutLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { findGroup, findStream, groupName, invalidParameter, onStream } from './log-groups.ts';

const day = 24 * 3_600_000;
const largestBatch = 1_048_576;

export const putLogEvents: Operation<PutLogEventsRequest, PutLogEventsResponse> = {
  authorize: (call, input) => onStream(call, 'PutLogEvents', groupName(input), input.logStreamName ?? ''),
  run: (call, input) => {
    const name = groupName(input);
    const group = findGroup(call, name);
    const stream = findStream(call, name, input.logStreamName);
    const events = (input.logEvents ?? []).map(({ timestamp = 0, message = '' }) => ({ timestamp, message }));
    checkBatch(events);
    const now = call.world.clock.now();
    const oldest = now - Math.min(14, group.retentionInDays ?? 14) * day;
    const newest = now + 2 * 3_600_000;
    const tooOld = events.filter(({ timestamp }) => timestamp < oldest).length;
    const firstTooNew = events.findIndex(({ timestamp }) => timestamp > newest);
    stream.events.push(
      ...events
        .filter(({ timestamp }) => timestamp >= oldest && timestamp <= newest)
        .map((event) => ({ ...event, ingestionTime: now })),
    );
    stream.lastIngestion = now;
    return {
      nextSequenceToken: '49039859669174265217',
      ...((tooOld > 0 || firstTooNew >= 0) && {
        rejectedLogEventsInfo: {
          ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
          ...(firstTooNew >= 0 && { tooNewLogEventStartIndex: firstTooNew }),
        },
      }),
    };
  },
};

const checkBatch = (events: { timestamp: number; message: string }[]): void => {
  if (events.length === 0 || events.length > 10_000) {
    throw invalidParameter('The batch of log events must have between 1 and 10000 events.');
  }
  const size = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
  if (size > largestBatch) {
    throw invalidParameter(`Upload too large: ${size} bytes exceeds limit of ${largestBatch}`);
  }
  if (events.some(({ message }) => message === '')) throw invalidParameter('Log event message must not be empty.');
  const times = events.map(({ timestamp }) => timestamp);
  if (times.some((time, index) => time < (times[index - 1] ?? 0))) {
    throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if (Math.max(...times) - Math.min(...times) > day) {
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
};
