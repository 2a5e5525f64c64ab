import type { Service } from '../operation.ts';
import { createStream } from './create-stream.ts';
import { deleteStream } from './delete-stream.ts';
import { describeStreamSummary } from './describe-stream-summary.ts';

/** Streams as things that are there, or not; records are no part of this. */
export const kinesis: Service = {
  name: 'kinesis',
  protocols: ['json-1.1'],
  operations: {
    CreateStream: createStream,
    DeleteStream: deleteStream,
    DescribeStreamSummary: describeStreamSummary,
  },
};
