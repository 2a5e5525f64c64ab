import type { DeleteStackCommandInput, DeletionMode } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import type { World } from '../../world.ts';
import { createValidation } from '../../validation.ts';
import { onStack, passRole } from '../authorization.ts';
import { emitStackEvent } from '../engine/emit-event.ts';
import { importersOf } from '../engine/lookups.ts';
import { finishDelete } from '../engine/run-delete.ts';
import { inBackground, runOf, startRun, workOf } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { findStack } from '../find-stack.ts';
import type { Stack } from '../stack-state.ts';
import { stackPrincipal } from '../stack-principal.ts';

const deletionModes: DeletionMode[] = ['FORCE_DELETE_STACK', 'STANDARD'];

export const deleteStack: Operation<DeleteStackCommandInput, object> = {
  authorize: (call, input) => [
    ...onStack<DeleteStackCommandInput>('DeleteStack', ({ RoleARN }) => ({ 'cloudformation:RoleArn': RoleARN }))(
      call,
      input,
    ),
    ...passRole(input.RoleARN),
  ],
  lacks: ['DeploymentConfig'],
  async run(call, input) {
    const validation = createValidation();
    validation.oneOf('deletionMode', input.DeletionMode, deletionModes);
    validation.throwIfAny();
    const stack = findStack(call, input.StackName ?? '');
    // Deleting what is not there is no error.
    if (!stack || isDeleted(stack)) return {};
    if (stack.terminationProtection)
      throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
    const retain = input.RetainResources ?? [];
    if (retain.length > 0 && stack.status !== 'DELETE_FAILED')
      throw validationError(
        `Invalid operation on stack [${stack.id}]. Stack must be in DELETE_FAILED state to use RetainResources.`,
      );
    const unknown = retain.filter((logicalId) => !(logicalId in stack.resources));
    if (unknown.length > 0)
      throw validationError(`The following resources do not exist in the stack: [${unknown.join(', ')}]`);
    if (retain.some((logicalId) => stack.resources[logicalId]?.status === 'DELETE_COMPLETE'))
      throw validationError(
        'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
      );
    if (input.DeletionMode === 'FORCE_DELETE_STACK' && stack.status !== 'DELETE_FAILED')
      throw validationError(
        `Stack must be in DELETE_FAILED state to use DeletionMode FORCE_DELETE_STACK. Stack: ${stack.id}`,
      );
    if (/^UPDATE_.*IN_PROGRESS$/.test(stack.status))
      throw validationError(`Stack [${stack.id}] cannot be deleted while in status ${stack.status}`);
    const principal = await stackPrincipal(call, input.RoleARN ?? stack.roleArn);
    if (isDeleted(stack)) return {};
    const before = workOf(stack);
    runOf(stack)?.cancel.abort(new Error('Resource creation cancelled'));
    const run = startRun(call.world, stack, 'DELETE_STACK', principal, input.ClientRequestToken);
    const { status } = stack;
    emitStackEvent(run, stack, 'DELETE_IN_PROGRESS', 'User Initiated');
    inBackground(run, async () => {
      await before;
      const inUse = exportInUse(call.world, stack);
      // The stack goes back to where it was.
      if (inUse !== undefined) {
        delete stack.deletedAt;
        return emitStackEvent(run, stack, status, `Delete canceled. ${inUse}`);
      }
      return finishDelete(run, { retain, force: input.DeletionMode === 'FORCE_DELETE_STACK' });
    });
    return {};
  },
};

const isDeleted = ({ status }: Stack): boolean => status === 'DELETE_COMPLETE' || status === 'DELETE_IN_PROGRESS';

const exportInUse = (world: World, stack: Stack): string | undefined => {
  for (const { exportName } of stack.outputs) {
    if (exportName === undefined) continue;
    const users = importersOf(world, stack.account, stack.region, exportName).filter((user) => user !== stack);
    if (users.length > 0)
      return `Cannot delete export ${exportName} as it is in use by ${users.map(({ name }) => name).join(', ')}.`;
  }
  return undefined;
};
