import type { SetStackPolicyCommandInput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { stackPolicyText } from '../stack-policy-source.ts';

export const setStackPolicy: Operation<SetStackPolicyCommandInput, object> = {
  authorize: onStack<SetStackPolicyCommandInput>('SetStackPolicy', ({ StackPolicyURL }) => ({
    'cloudformation:StackPolicyUrl': StackPolicyURL,
  })),
  async run(call, { StackName, StackPolicyBody, StackPolicyURL }) {
    const stack = requireStack(call, StackName, missingStack.change);
    const policy = await stackPolicyText(call, 'StackPolicy', StackPolicyBody, StackPolicyURL);
    if (policy === undefined) throw validationError('You must specify a stack policy body or URL.');
    stack.policy = policy;
    return {};
  },
};
