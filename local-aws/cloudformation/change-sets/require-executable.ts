import { AwsError } from '../../aws-error.ts';
import type { ChangeSet } from './change-set.ts';

export const requireExecutable = ({ id, status, executionStatus }: ChangeSet): void => {
  if (status !== 'CREATE_COMPLETE')
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${id}] cannot be executed in its current status of [${status}]`,
    );
  if (executionStatus !== 'AVAILABLE')
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${id}] cannot be executed in its current execution status of [${executionStatus}]`,
    );
};
