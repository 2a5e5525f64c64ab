import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { createStream as create, describeStream, makeStream } from '../make-stream.ts';

export const createStream: OperationTest = {
  fact: 'Kinesis API reference, CreateStream: PROVISIONED with a number of shards, ON_DEMAND without; ResourceInUseException for a name that is taken.',
  shape: {
    'makes a stream with so many shards': async (target) => {
      const StreamName = await makeStream(target, { ShardCount: 2 });
      expect(await describeStream(target, { StreamName })).toMatchObject({
        OpenShardCount: 2,
        StreamModeDetails: { StreamMode: 'PROVISIONED' },
      });
    },
  },
  validation: refusals(create, {
    'refuses no number of shards': [{}, 'ValidationException', /ShardCount/],
    'refuses no shards': [{ ShardCount: 0 }, 'ValidationException', /greater than or equal to 1/],
    'refuses a number of shards on demand': [
      { ShardCount: 1, StreamModeDetails: { StreamMode: 'ON_DEMAND' } },
      'ValidationException',
      /ShardCount/,
    ],
    'refuses a mode that there is not': [
      { ShardCount: 1, StreamModeDetails: { StreamMode: 'ELASTIC' as 'ON_DEMAND' } },
      'ValidationException',
      "1 validation error detected: Value 'ELASTIC' at 'streamModeDetails.streamMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]",
    ],
    'refuses records smaller than all may be': [
      { ShardCount: 1, MaxRecordSizeInKiB: 512 },
      'ValidationException',
      "1 validation error detected: Value '512' at 'maxRecordSizeInKiB' failed to satisfy constraint: Member must have value greater than or equal to 1024",
    ],
    'refuses a name that is too long': [
      { StreamName: 's'.repeat(129), ShardCount: 1 },
      'ValidationException',
      /^1 validation error detected: .* at 'streamName' .*: Member must have length less than or equal to 128$/,
    ],
    'refuses a name with a slash': [
      { StreamName: 'a/b', ShardCount: 1 },
      'ValidationException',
      /at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: \[a-zA-Z0-9_.-\]\+/,
    ],
  }),
  behaviour: {
    'keeps the size that records may have': async (target) => {
      const StreamName = await makeStream(target, { MaxRecordSizeInKiB: 2048 });
      expect(await describeStream(target, { StreamName })).toMatchObject({ MaxRecordSizeInKiB: 2048 });
    },
    'refuses a name that is taken': async (target) => {
      const StreamName = await makeStream(target);
      await expect(create(target, { StreamName, ShardCount: 1 })).rejects.toMatchObject(
        refusal('ResourceInUseException', `Stream ${StreamName} under account ${target.accountId} already exists.`),
      );
    },
  },
};
