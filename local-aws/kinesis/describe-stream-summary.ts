import type { DescribeStreamSummaryInput, DescribeStreamSummaryOutput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../operation.ts';
import type { World } from '../world.ts';
import { findStream, onStream } from './find-stream.ts';
import type { Stream } from './state.ts';

export const describeStreamSummary: Operation<DescribeStreamSummaryInput, DescribeStreamSummaryOutput> = {
  authorize: (call, input) => onStream(call, 'DescribeStreamSummary', input),
  // Reserved for a day to come.
  ignores: ['StreamId'],
  run: (call, input) => {
    const stream = findStream(call, input);
    return {
      StreamDescriptionSummary: {
        StreamName: stream.name,
        StreamARN: stream.arn,
        StreamStatus: statusOf(call.world, stream),
        StreamModeDetails: { StreamMode: stream.mode },
        RetentionPeriodHours: 24,
        StreamCreationTimestamp: new Date(stream.createdAt),
        EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
        EncryptionType: 'NONE',
        OpenShardCount: stream.shards,
        ConsumerCount: 0,
        ...(stream.maxRecordSizeInKiB !== undefined && { MaxRecordSizeInKiB: stream.maxRecordSizeInKiB }),
      },
    };
  },
};

const statusOf = (world: World, stream: Stream) => {
  if (stream.goneAt !== undefined) return 'DELETING';
  return world.clock.now() < stream.settledAt ? 'CREATING' : 'ACTIVE';
};
