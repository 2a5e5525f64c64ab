import type { GetStackPolicyCommandInput, GetStackPolicyCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { missingStack, requireStack } from '../find-stack.ts';

export const getStackPolicy: Operation<GetStackPolicyCommandInput, Partial<GetStackPolicyCommandOutput>> = {
  authorize: onStack('GetStackPolicy'),
  run(call, { StackName }) {
    const { policy } = requireStack(call, StackName, missingStack.change);
    return policy === undefined ? {} : { StackPolicyBody: policy };
  },
};
