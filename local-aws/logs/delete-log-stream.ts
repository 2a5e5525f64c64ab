import type { DeleteLogStreamRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { findGroup, findStream, groupName, onStream } from './log-groups.ts';

export const deleteLogStream: Operation<DeleteLogStreamRequest, object> = {
  authorize: (call, input) => onStream(call, 'DeleteLogStream', groupName(input), input.logStreamName ?? ''),
  run: (call, input) => {
    const { name } = findStream(call, groupName(input), input.logStreamName);
    findGroup(call, groupName(input)).streams.delete(name);
    return {};
  },
};
