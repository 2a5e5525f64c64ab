import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { describeStream, makeStream, streamArn } from '../make-stream.ts';

export const describeStreamSummary: OperationTest = {
  fact: 'Kinesis API reference, DescribeStreamSummary: a stream by name or ARN, without its shards; ResourceNotFoundException for none. Developer guide, cross-account access: by a policy of the stream alone.',
  shape: {
    'answers the stream': async (target) => {
      const StreamName = await makeStream(target);
      const summary = await describeStream(target, { StreamName });
      expect(summary).toMatchObject({
        StreamName,
        StreamARN: streamArn(target, StreamName),
        StreamStatus: 'ACTIVE',
        RetentionPeriodHours: 24,
        EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
        EncryptionType: 'NONE',
      });
      expect(summary.StreamCreationTimestamp).toBeInstanceOf(Date);
    },
  },
  validation: refusals(describeStream, {
    'refuses neither name nor ARN': [{}, 'InvalidArgumentException', /StreamName or StreamARN/],
    'refuses what is no ARN of a stream': [
      { StreamARN: 'arn:aws:kinesis' },
      'ValidationException',
      "1 validation error detected: Value 'arn:aws:kinesis' at 'streamARN' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+",
    ],
  }),
  behaviour: {
    'takes the ARN for the name': async (target) => {
      const StreamName = await makeStream(target);
      const found = await describeStream(target, { StreamARN: streamArn(target, StreamName) });
      expect(found.StreamName).toBe(StreamName);
    },
    'knows a stream by its own ARN only': async (target) => {
      const arn = streamArn(target, await makeStream(target));
      const elsewhere = arn.replace(target.region, 'eu-north-1');
      await expect(describeStream(target, { StreamARN: elsewhere })).rejects.toThrow();
      const foreign = arn.replace(target.accountId, '123456789012');
      await expect(describeStream(target, { StreamARN: foreign })).rejects.toMatchObject({
        name: 'AccessDeniedException',
      });
    },
    'does not know a stream that there is not': async (target) => {
      const StreamName = target.unique('gone');
      await expect(describeStream(target, { StreamName })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Stream ${StreamName} under account ${target.accountId} not found.`),
      );
    },
  },
};
