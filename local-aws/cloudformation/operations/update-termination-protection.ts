import type {
  UpdateTerminationProtectionCommandInput,
  UpdateTerminationProtectionCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { missingStack, requireStack } from '../find-stack.ts';

export const updateTerminationProtection: Operation<
  UpdateTerminationProtectionCommandInput,
  Partial<UpdateTerminationProtectionCommandOutput>
> = {
  authorize: onStack('UpdateTerminationProtection'),
  run(call, { StackName, EnableTerminationProtection = false }) {
    const stack = requireStack(call, StackName, missingStack.change);
    stack.terminationProtection = EnableTerminationProtection;
    return { StackId: stack.id };
  },
};
