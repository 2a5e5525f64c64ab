import type { DeleteChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws-error.ts';
import type { Operation } from '../../operation.ts';
import { onChangeSet } from '../change-sets/authorization.ts';
import { findChangeSet } from '../change-sets/find-change-set.ts';
import { validationError } from '../errors.ts';
import { findStack, missingStack } from '../find-stack.ts';

export const deleteChangeSet: Operation<DeleteChangeSetCommandInput, object> = {
  authorize: onChangeSet('DeleteChangeSet'),
  run(call, { ChangeSetName = '', StackName }) {
    const found = findChangeSet(call, ChangeSetName, StackName);
    if (!found) {
      if (StackName !== undefined && !findStack(call, StackName)) throw validationError(missingStack.change(StackName));
      // Deleting what is not there is no error.
      return {};
    }
    const { stack, changeSet } = found;
    if (changeSet.executionStatus.startsWith('EXECUTE_') || changeSet.status === 'CREATE_IN_PROGRESS')
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be deleted in its current status of [${changeSet.executionStatus.startsWith('EXECUTE_') ? changeSet.executionStatus : changeSet.status}]`,
      );
    stack.changeSets = stack.changeSets.filter((one) => one !== changeSet);
    return {};
  },
};
