import type { DeleteChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws-error.ts';
import type { Operation } from '../../operation.ts';
import { onChangeSet } from '../change-sets/authorization.ts';
import { checkChangeSetPlace, findChangeSet, isOver } from '../change-sets/find-change-set.ts';

export const deleteChangeSet: Operation<DeleteChangeSetCommandInput, object> = {
  authorize: onChangeSet('DeleteChangeSet'),
  run(call, { ChangeSetName = '', StackName }) {
    checkChangeSetPlace(call, ChangeSetName, StackName);
    const found = findChangeSet(call, ChangeSetName, StackName);
    // Deleting what is not there is no error.
    if (!found) return {};
    const { stack, changeSet } = found;
    const executing = changeSet.executionStatus.startsWith('EXECUTE_');
    // By name, an executed one counts as gone.
    if (isOver(changeSet) && !ChangeSetName.startsWith('arn:')) return {};
    if (executing || changeSet.status === 'CREATE_IN_PROGRESS')
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be deleted in its current status of [${executing ? changeSet.executionStatus : changeSet.status}]`,
      );
    stack.changeSets = stack.changeSets.filter((one) => one !== changeSet);
    return {};
  },
};
