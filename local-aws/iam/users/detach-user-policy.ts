import type { DetachUserPolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { detach } from '../owner-policies.ts';

export const detachUserPolicy: Operation<DetachUserPolicyCommandInput> = {
  authorize: (call, input) =>
    onUser(call, input.UserName, 'DetachUserPolicy', { 'iam:PolicyARN': input.PolicyArn ?? '' }),
  run(call, input) {
    detach(findUser(call, input.UserName), input.PolicyArn ?? '');
  },
};
