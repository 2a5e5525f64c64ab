import type { DetachRolePolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { detach } from '../owner-policies.ts';

export const detachRolePolicy: Operation<DetachRolePolicyCommandInput> = {
  authorize: (call, input) =>
    onRole(call, input.RoleName, 'DetachRolePolicy', { 'iam:PolicyARN': input.PolicyArn ?? '' }),
  run(call, input) {
    detach(findRole(call, input.RoleName), input.PolicyArn ?? '');
  },
};
