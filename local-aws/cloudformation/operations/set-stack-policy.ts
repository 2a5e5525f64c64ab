import type { SetStackPolicyCommandInput } from '@aws-sdk/client-cloudformation';
import { notImplemented } from '../../aws-error.ts';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { checkPolicyText } from '../stack-policy.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';

export const setStackPolicy: Operation<SetStackPolicyCommandInput, object> = {
  authorize: onStack<SetStackPolicyCommandInput>('SetStackPolicy', ({ StackPolicyURL }) => ({
    'cloudformation:StackPolicyUrl': StackPolicyURL,
  })),
  run(call, { StackName, StackPolicyBody, StackPolicyURL }) {
    const stack = requireStack(call, StackName, missingStack.change);
    if (StackPolicyURL !== undefined && StackPolicyBody !== undefined)
      throw validationError('You cannot specify both StackPolicyURL and StackPolicyBody');
    if (StackPolicyURL !== undefined) throw notImplemented('cloudformation', 'SetStackPolicy with StackPolicyURL');
    if (StackPolicyBody === undefined) throw validationError('You must specify a stack policy body or URL.');
    checkPolicyText(StackPolicyBody);
    stack.policy = StackPolicyBody;
    return {};
  },
};
