import { AwsError } from '../../aws-error.ts';
import type { Call } from '../../operation.ts';
import { createValidation } from '../../validation.ts';
import { validationError } from '../errors.ts';
import { findStack, missingStack } from '../find-stack.ts';
import { cloudFormationState, type Stack } from '../stack-state.ts';
import type { ChangeSet } from './change-set.ts';

const nameOrArn = {
  pattern: /^([a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*)$/,
  shown: '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*',
};

/** The stack that has the change set with this ARN. */
export const stackOfChangeSet = (
  { world, account, region }: Call,
  changeSetId: string | undefined,
): Stack | undefined =>
  changeSetId === undefined
    ? undefined
    : [...cloudFormationState(world, account, region).stacks.values()].find(({ changeSets }) =>
        changeSets.some(({ id }) => id === changeSetId),
      );

/** A change set by its ARN, or by its name and its stack. */
export const findChangeSet = (
  call: Call,
  nameOrId: string,
  stackName: string | undefined,
): { stack: Stack; changeSet: ChangeSet } | undefined => {
  const byArn = nameOrId.startsWith('arn:');
  const stack = byArn
    ? stackOfChangeSet(call, nameOrId)
    : stackName === undefined
      ? undefined
      : findStack(call, stackName);
  // An executed one gives its name free: another of the same name comes first.
  const named = stack?.changeSets.filter(({ id, name }) => (byArn ? id : name) === nameOrId) ?? [];
  const changeSet = named.find((one) => !isOver(one)) ?? named.at(-1);
  return stack && changeSet ? { stack, changeSet } : undefined;
};

/** Executed, well or badly: no longer among the stack's change sets, but still to be looked at. */
export const isOver = ({ executionStatus }: ChangeSet): boolean =>
  executionStatus === 'EXECUTE_COMPLETE' || executionStatus === 'EXECUTE_FAILED';

/** A name means something only within a stack that there is. */
export const checkChangeSetPlace = (call: Call, nameOrId: string, stackName: string | undefined): void => {
  const validation = createValidation();
  validation.text('changeSetName', nameOrId, { min: 1, max: 1600, ...nameOrArn });
  validation.throwIfAny();
  if (nameOrId.startsWith('arn:')) return;
  if (stackName === undefined)
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
  if (!findStack(call, stackName)) throw validationError(missingStack.change(stackName));
};

export const requireChangeSet = (call: Call, nameOrId: string, stackName: string | undefined) => {
  checkChangeSetPlace(call, nameOrId, stackName);
  const found = findChangeSet(call, nameOrId, stackName);
  if (!found) throw new AwsError('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
  return found;
};
