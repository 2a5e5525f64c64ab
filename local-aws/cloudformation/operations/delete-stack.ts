import type { DeleteStackCommandInput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack, passRole } from '../authorization.ts';
import { emitStackEvent } from '../engine/emit-event.ts';
import { importersOf } from '../engine/lookups.ts';
import { finishDelete } from '../engine/run-delete.ts';
import { inBackground, runOf, startRun } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { findStack } from '../find-stack.ts';
import { stackPrincipal } from '../stack-principal.ts';

export const deleteStack: Operation<DeleteStackCommandInput, object> = {
  authorize: (call, input) => [
    ...onStack<DeleteStackCommandInput>('DeleteStack', ({ RoleARN }) => ({ 'cloudformation:RoleArn': RoleARN }))(
      call,
      input,
    ),
    ...passRole(input.RoleARN),
  ],
  async run(call, input) {
    const stack = findStack(call, input.StackName ?? '');
    // Deleting what is not there is no error.
    if (!stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS') return {};
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
    if (input.DeletionMode === 'FORCE_DELETE_STACK' && stack.status !== 'DELETE_FAILED')
      throw validationError(
        `Stack must be in DELETE_FAILED state to use DeletionMode FORCE_DELETE_STACK. Stack: ${stack.id}`,
      );
    for (const { exportName } of stack.outputs) {
      const users = exportName === undefined ? [] : importersOf(call.world, stack.account, stack.region, exportName);
      if (users.length > 0)
        throw validationError(
          `Delete canceled. Cannot delete export ${exportName} as it is in use by ${users.map(({ name }) => name).join(', ')}.`,
        );
    }
    const principal = await stackPrincipal(call, input.RoleARN ?? stack.roleArn);
    runOf(stack)?.cancel.abort(new Error('Resource creation cancelled'));
    const run = startRun(call.world, stack, principal, input.ClientRequestToken);
    emitStackEvent(run, stack, 'DELETE_IN_PROGRESS', 'User Initiated');
    inBackground(run, () => finishDelete(run, { retain, force: input.DeletionMode === 'FORCE_DELETE_STACK' }));
    return {};
  },
};
