import type { PutRetentionPolicyRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { constraint, findGroup, groupName, onGroup } from './log-groups.ts';

const periods = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const putRetentionPolicy: Operation<PutRetentionPolicyRequest, object> = {
  authorize: (call, input) => onGroup(call, 'PutRetentionPolicy', groupName(input)),
  run: (call, input) => {
    const days = input.retentionInDays ?? 0;
    if (!periods.includes(days)) {
      throw constraint('retentionInDays', days, `Member must satisfy enum value set: [${periods.join(', ')}]`);
    }
    findGroup(call, groupName(input)).retentionInDays = days;
    return {};
  },
};
