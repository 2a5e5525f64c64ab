import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import type { Call } from '../../operation.ts';
import { nextMoment } from '../next-moment.ts';
import { endOperationIn } from '../stack-operation.ts';
import { reasonOf } from '../engine/handler-error.ts';
import type { StackRun } from '../engine/run.ts';
import { changesOf } from '../prepare-update.ts';
import type { Prepared } from '../template/prepare.ts';
import { transformsOf } from '../template/transforms.ts';
import type { ChangeSet } from './change-set.ts';
import { validateBeforeDeployment } from './validate-before-deployment.ts';

const nothingNew =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Works out what the change set would change, and so whether it can be executed. */
export const computeChangeSet = (
  call: Call,
  { stack, operation }: StackRun,
  changeSet: ChangeSet,
  prepared: Prepared,
  { DisableValidation, RoleARN }: CreateChangeSetCommandInput,
): Promise<void> => {
  changeSet.status = 'CREATE_IN_PROGRESS';
  const fail = (reason: string) => Object.assign(changeSet, { status: 'FAILED', statusReason: reason });
  try {
    const { changes, outline, differs } = changesOf(call, stack, prepared, changeSet);
    const changesRole = RoleARN !== undefined && RoleARN !== stack.roleArn;
    const invalid = DisableValidation ? [] : validateBeforeDeployment(changes);
    if (!differs && !changesRole && changeSet.type === 'UPDATE')
      fail(transformsOf(prepared.template).length > 0 ? 'No updates are to be performed.' : nothingNew);
    else if (invalid.length > 0) {
      operation.findings = invalid;
      fail(
        'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early ' +
          'Validation errors, use the DescribeEvents API for detailed failure information.',
      );
    } else Object.assign(changeSet, { status: 'CREATE_COMPLETE', executionStatus: 'AVAILABLE' });
    Object.assign(changeSet, { changes, outline });
  } catch (error) {
    fail(reasonOf(error));
  }
  endOperationIn(operation, changeSet.status, nextMoment(stack, call.world.clock.now()));
  return Promise.resolve();
};
