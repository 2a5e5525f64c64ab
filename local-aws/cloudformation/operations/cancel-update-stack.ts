import type { CancelUpdateStackCommandInput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { runOf, UpdateCancelled } from '../engine/run.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';

export const cancelUpdateStack: Operation<CancelUpdateStackCommandInput, object> = {
  authorize: onStack('CancelUpdateStack'),
  run(call, { StackName, ClientRequestToken }) {
    const stack = requireStack(call, StackName, missingStack.change);
    if (stack.status !== 'UPDATE_IN_PROGRESS')
      throw validationError('CancelUpdateStack cannot be called from current stack status');
    // The update notices, and rolls back.
    runOf(stack)?.cancel.abort(new UpdateCancelled(ClientRequestToken));
    return {};
  },
};
