import type { PutLogEventsRequest, PutLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { constraint, findGroup, findStream, groupName, invalidParameter, onStream } from './log-groups.ts';

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
    const oldest = now - 14 * day;
    const expired = group.retentionInDays === undefined ? oldest : now - group.retentionInDays * day;
    const newest = now + 2 * 3_600_000;
    // events come in the order of their times, so what is too old stands in front
    const before = (time: number) => events.filter(({ timestamp }) => timestamp < time).length;
    const [tooOldEnd, expiredEnd] = [before(oldest), before(expired)];
    const firstTooNew = events.findIndex(({ timestamp }) => timestamp > newest);
    stream.events.push(
      ...events
        .filter(({ timestamp }) => timestamp >= Math.max(oldest, expired) && timestamp <= newest)
        .map((event) => ({ ...event, ingestionTime: now })),
    );
    stream.lastIngestion = now;
    return {
      nextSequenceToken: '49039859669174265217',
      ...((tooOldEnd > 0 || expiredEnd > 0 || firstTooNew >= 0) && {
        rejectedLogEventsInfo: {
          ...(tooOldEnd > 0 && { tooOldLogEventEndIndex: tooOldEnd }),
          ...(expiredEnd > tooOldEnd && { expiredLogEventEndIndex: expiredEnd }),
          ...(firstTooNew >= 0 && { tooNewLogEventStartIndex: firstTooNew }),
        },
      }),
    };
  },
  lacks: ['entity'],
  // AWS takes any since 2023
  ignores: ['sequenceToken'],
};

const checkBatch = (events: { timestamp: number; message: string }[]): void => {
  if (events.length === 0) throw constraint('logEvents', '[]', 'Member must have length greater than or equal to 1');
  if (events.length > 10_000) {
    throw constraint('logEvents', '[…]', 'Member must have length less than or equal to 10000');
  }
  const empty = events.findIndex(({ message }) => message === '');
  if (empty >= 0) {
    throw constraint(`logEvents.${empty + 1}.member.message`, '', 'Member must have length greater than or equal to 1');
  }
  const size = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
  if (size > largestBatch) {
    throw invalidParameter(`Upload too large: ${size} bytes exceeds limit of ${largestBatch}`);
  }
  const times = events.map(({ timestamp }) => timestamp);
  if (times.some((time, index) => time < (times[index - 1] ?? 0))) {
    throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if (Math.max(...times) - Math.min(...times) > day) {
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
};
