import type { ContinueUpdateRollbackCommandInput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack, passRole } from '../authorization.ts';
import { emitStackEvent } from '../engine/emit-event.ts';
import { runUpdateRollback } from '../engine/run-update-rollback.ts';
import { inBackground, startRun } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { stackPrincipal } from '../stack-principal.ts';

export const continueUpdateRollback: Operation<ContinueUpdateRollbackCommandInput, object> = {
  authorize: (call, input) => [
    ...onStack<ContinueUpdateRollbackCommandInput>('ContinueUpdateRollback', ({ RoleARN }) => ({
      'cloudformation:RoleArn': RoleARN,
    }))(call, input),
    ...passRole(input.RoleARN),
  ],
  async run(call, { StackName, RoleARN, ResourcesToSkip = [], ForceRollback = false, ClientRequestToken }) {
    if (ForceRollback && ResourcesToSkip.length > 0)
      throw validationError('You cannot specify both ResourcesToSkip and ForceRollback.');
    const stack = requireStack(call, StackName, missingStack.change);
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED')
      throw validationError('RollbackUpdatedStack cannot be called from current stack status');
    const failed = Object.values(stack.resources)
      .filter(({ status }) => status === 'UPDATE_FAILED')
      .map(({ logicalId }) => logicalId);
    const notFailed = ResourcesToSkip.filter((logicalId) => !failed.includes(logicalId));
    if (notFailed.length > 0)
      throw validationError(
        `The following resources to skip are not in a failed state: [${notFailed.join(', ')}]. You can skip only resources in the UPDATE_FAILED state.`,
      );
    const principal = await stackPrincipal(call, RoleARN ?? stack.roleArn);
    const run = startRun(call.world, stack, 'CONTINUE_ROLLBACK', principal, ClientRequestToken);
    emitStackEvent(run, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
    inBackground(run, () => runUpdateRollback(run, { skip: ForceRollback ? failed : ResourcesToSkip }));
    return {};
  },
};
