import type { GetStackPolicyCommandInput, GetStackPolicyCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { missingStack, requireStack } from '../find-stack.ts';

export const getStackPolicy: Operation<GetStackPolicyCommandInput, Partial<GetStackPolicyCommandOutput>> = {
  authorize: onStack('GetStackPolicy'),
  run(call, { StackName }) {
    const stack = requireStack(call, StackName, missingStack.change);
    const policy = stack.updatePolicies?.during ?? stack.policy;
    return policy === undefined ? {} : { StackPolicyBody: policy };
  },
};
