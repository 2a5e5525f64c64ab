import type { ExecuteChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws-error.ts';
import type { Operation } from '../../operation.ts';
import { createValidation } from '../../validation.ts';
import { onChangeSet } from '../change-sets/authorization.ts';
import { executeChangeSet as execute } from '../change-sets/execute-change-set.ts';
import { requireChangeSet } from '../change-sets/find-change-set.ts';
import { requireExecutable } from '../change-sets/require-executable.ts';
import { checkTopicRegions } from '../check-request.ts';
import { refuseRollbackTriggers } from '../check-rollback-configuration.ts';
import { validationError } from '../errors.ts';
import { requireUpdatable } from '../stack-status.ts';

export const executeChangeSet: Operation<ExecuteChangeSetCommandInput, object> = {
  authorize: onChangeSet('ExecuteChangeSet'),
  async run(call, input) {
    const validation = createValidation();
    validation.text('clientRequestToken', input.ClientRequestToken, {
      min: 1,
      max: 128,
      pattern: /^[a-zA-Z0-9][-a-zA-Z0-9]*$/,
    });
    validation.throwIfAny();
    const { stack, changeSet } = requireChangeSet(call, input.ChangeSetName ?? '', input.StackName);
    const token = input.ClientRequestToken;
    if (token !== undefined && stack.tokens[token] !== undefined) {
      if (stack.tokens[token] === changeSet.id) return {};
      throw new AwsError('TokenAlreadyExistsException', `A client request token already exists: ${token}`);
    }
    requireExecutable(changeSet);
    refuseRollbackTriggers('ExecuteChangeSet', changeSet.rollbackConfiguration);
    if (changeSet.onStackFailure !== undefined && input.DisableRollback !== undefined)
      throw validationError('You cannot specify both OnStackFailure and DisableRollback.');
    const disableRollback = input.DisableRollback ?? changeSet.onStackFailure === 'DO_NOTHING';
    if (changeSet.type === 'UPDATE') requireUpdatable(stack, disableRollback);
    try {
      checkTopicRegions(call, changeSet.notificationArns);
    } catch (error) {
      changeSet.executionStatus = 'EXECUTE_FAILED';
      throw error;
    }
    await execute(call, stack, changeSet, {
      disableRollback,
      retainExceptOnCreate: input.RetainExceptOnCreate ?? false,
      ...(token === undefined ? {} : { token }),
    });
    if (token !== undefined) stack.tokens[token] = changeSet.id;
    return {};
  },
};
