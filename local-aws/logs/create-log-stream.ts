import type { CreateLogStreamRequest } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { checkNameLength, constraint, findGroup, groupName, onGroup } from './log-groups.ts';

export const createLogStream: Operation<CreateLogStreamRequest, object> = {
  authorize: (call, input) => onGroup(call, 'CreateLogStream', groupName(input)),
  run: (call, input) => {
    const name = input.logStreamName ?? '';
    checkNameLength(name);
    if (name === '') throw constraint('logStreamName', name, 'Member must have length greater than or equal to 1');
    if (!/^[^:*]*$/.test(name)) {
      throw constraint('logStreamName', name, 'Member must satisfy regular expression pattern: [^:*]*');
    }
    const { streams } = findGroup(call, groupName(input));
    if (streams.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    streams.set(name, { name, createdAt: call.world.clock.now(), events: [] });
    return {};
  },
};
