import type { OperationTest } from '../../support/operation-test.ts';
import { createStream } from './operations/create-stream.ts';
import { deleteStream } from './operations/delete-stream.ts';
import { describeStreamSummary } from './operations/describe-stream-summary.ts';

export const kinesisOperationTests: Record<string, OperationTest> = {
  CreateStream: createStream,
  DeleteStream: deleteStream,
  DescribeStreamSummary: describeStreamSummary,
};
