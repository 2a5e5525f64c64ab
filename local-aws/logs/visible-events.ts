import type { World } from '../world.ts';
import type { LogEvent, LogGroup, LogStream } from './state.ts';

const day = 24 * 3_600_000;

/** Events of a stream in time order, without those that the group's retention has ended. */
export const visibleEvents = (
  world: World,
  group: LogGroup,
  stream: LogStream,
  { startTime = 0, endTime = Infinity }: { startTime?: number | undefined; endTime?: number | undefined },
): LogEvent[] => {
  const oldest = group.retentionInDays === undefined ? 0 : world.clock.now() - group.retentionInDays * day;
  return stream.events
    .filter(({ timestamp }) => timestamp >= Math.max(startTime, oldest) && timestamp < endTime)
    .sort((a, b) => a.timestamp - b.timestamp);
};
