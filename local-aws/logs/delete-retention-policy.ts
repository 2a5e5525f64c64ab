import type { DeleteRetentionPolicyRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { findGroup, groupName, onGroup } from './log-groups.ts';

export const deleteRetentionPolicy: Operation<DeleteRetentionPolicyRequest, object> = {
  authorize: (call, input) => onGroup(call, 'DeleteRetentionPolicy', groupName(input)),
  run: (call, input) => {
    delete findGroup(call, groupName(input)).retentionInDays;
    return {};
  },
};
