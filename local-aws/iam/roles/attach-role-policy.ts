import type { AttachRolePolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { attach } from '../owner-policies.ts';

export const attachRolePolicy: Operation<AttachRolePolicyCommandInput> = {
  authorize: (call, input) =>
    onRole(call, input.RoleName, 'AttachRolePolicy', { 'iam:PolicyARN': input.PolicyArn ?? '' }),
  run(call, input) {
    attach(call, 'role', findRole(call, input.RoleName), input.PolicyArn ?? '');
  },
};
