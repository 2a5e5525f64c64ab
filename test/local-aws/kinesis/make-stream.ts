import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  type CreateStreamCommandInput,
  type DescribeStreamSummaryCommandInput,
  type StreamDescriptionSummary,
} from '@aws-sdk/client-kinesis';
import type { Target } from '../../support/start-target.ts';
import { untilSettled } from '../../support/until-settled.ts';

export const createStream = async (target: Target, input: Partial<CreateStreamCommandInput>): Promise<string> => {
  const kinesis = target.client(KinesisClient);
  const StreamName = input.StreamName ?? target.unique('stream');
  await kinesis.send(new CreateStreamCommand({ ...input, StreamName }));
  target.afterwards(() => kinesis.send(new DeleteStreamCommand({ StreamName })));
  return StreamName;
};

export const describeStream = async (
  target: Target,
  input: DescribeStreamSummaryCommandInput,
): Promise<Partial<StreamDescriptionSummary>> =>
  (await target.client(KinesisClient).send(new DescribeStreamSummaryCommand(input))).StreamDescriptionSummary ?? {};

/** A stream with a name of its own, ACTIVE, gone after the tests. */
export const makeStream = async (target: Target, input: Partial<CreateStreamCommandInput> = {}): Promise<string> => {
  const StreamName = await createStream(target, { ShardCount: 1, ...input });
  await untilSettled(target, async () => (await describeStream(target, { StreamName })).StreamStatus === 'ACTIVE');
  return StreamName;
};

export const streamArn = (target: Target, name: string): string =>
  `arn:aws:kinesis:${target.region}:${target.accountId}:stream/${name}`;
