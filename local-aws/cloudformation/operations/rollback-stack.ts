import type { RollbackStackCommandInput, RollbackStackCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack, passRole } from '../authorization.ts';
import { emitStackEvent } from '../engine/emit-event.ts';
import { rollBackCreate } from '../engine/run-create.ts';
import { runUpdateRollback } from '../engine/run-update-rollback.ts';
import { inBackground, startRun } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import type { Stack } from '../stack-state.ts';
import { stackPrincipal } from '../stack-principal.ts';

export const rollbackStack: Operation<RollbackStackCommandInput, Partial<RollbackStackCommandOutput>> = {
  authorize: (call, input) => [
    ...onStack<RollbackStackCommandInput>('RollbackStack', ({ RoleARN }) => ({ 'cloudformation:RoleArn': RoleARN }))(
      call,
      input,
    ),
    ...passRole(input.RoleARN),
  ],
  lacks: ['DeploymentConfig'],
  async run(call, { StackName, RoleARN, ClientRequestToken, RetainExceptOnCreate = false }) {
    const stack = requireStack(call, StackName, missingStack.change);
    const { status } = stack;
    if (status !== 'CREATE_FAILED' && status !== 'UPDATE_FAILED')
      throw validationError('RollbackStack cannot be called from current stack status');
    const principal = await stackPrincipal(call, RoleARN ?? stack.roleArn);
    const run = startRun(call.world, stack, 'ROLLBACK', principal, ClientRequestToken);
    const creating = status === 'CREATE_FAILED' || !wasEverStable(stack);
    emitStackEvent(run, stack, creating ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
    inBackground(run, () =>
      creating
        ? rollBackCreate(run, RetainExceptOnCreate)
        : runUpdateRollback(run, { retainExceptOnCreate: RetainExceptOnCreate }),
    );
    return { StackId: stack.id, OperationId: run.operation.id };
  },
};

/** Without a last good state there is nothing to go back to: what was made is taken away. */
const wasEverStable = ({ events, id }: Stack): boolean =>
  events.some(({ physicalId, status }) => physicalId === id && /^(CREATE|UPDATE)_COMPLETE$/.test(status));
