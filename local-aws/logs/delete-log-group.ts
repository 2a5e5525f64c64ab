import type { DeleteLogGroupRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { findGroup, groupName, onGroup } from './log-groups.ts';
import { logsState } from './state.ts';

export const deleteLogGroup: Operation<DeleteLogGroupRequest, object> = {
  authorize: (call, input) => onGroup(call, 'DeleteLogGroup', groupName(input)),
  run: (call, input) => {
    const { name } = findGroup(call, groupName(input));
    logsState(call.world, call.account, call.region).groups.delete(name);
    return {};
  },
};
