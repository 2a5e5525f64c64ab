import type { CreateStreamInput } from '@aws-sdk/client-kinesis';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { createValidation } from '../validation.ts';
import { onStream, streamNamed, streamNameOf } from './find-stream.ts';
import { kinesisState, streamArn, streamSettlingTime } from './state.ts';

/** Without the asked-for mode a stream is PROVISIONED, and then somebody must say with how many shards. */
export const createStream: Operation<CreateStreamInput, object> = {
  authorize: (call, input) => onStream(call, 'CreateStream', input, input.Tags ?? {}),
  lacks: ['RecordDistributionStrategy', 'WarmThroughputMiBps'],
  run: (call, input) => {
    const { world, account, region } = call;
    const name = streamNameOf(input);
    const validation = createValidation('ValidationException');
    validation.number('shardCount', input.ShardCount, { min: 1 });
    validation.number('maxRecordSizeInKiB', input.MaxRecordSizeInKiB, { min: 1024, max: 10_240 });
    validation.oneOf('streamModeDetails.streamMode', input.StreamModeDetails?.StreamMode, ['PROVISIONED', 'ON_DEMAND']);
    validation.throwIfAny();
    const mode = input.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
    if (mode === 'PROVISIONED' && input.ShardCount === undefined)
      throw new AwsError('ValidationException', 'ShardCount is required in PROVISIONED mode.');
    if (mode === 'ON_DEMAND' && input.ShardCount !== undefined)
      throw new AwsError('ValidationException', 'ShardCount is not supported in ON_DEMAND mode.');
    if (streamNamed(call, name))
      throw new AwsError('ResourceInUseException', `Stream ${name} under account ${account} already exists.`);
    const now = world.clock.now();
    kinesisState(world, account, region).set(name, {
      name,
      arn: streamArn(world, account, region, name),
      mode,
      shards: input.ShardCount ?? 4,
      ...(input.MaxRecordSizeInKiB !== undefined && { maxRecordSizeInKiB: input.MaxRecordSizeInKiB }),
      tags: { ...input.Tags },
      createdAt: now,
      settledAt: now + streamSettlingTime,
    });
    return {};
  },
};
