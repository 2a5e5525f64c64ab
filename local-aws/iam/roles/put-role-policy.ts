import type { PutRolePolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { putInline } from '../owner-policies.ts';

export const putRolePolicy: Operation<PutRolePolicyCommandInput> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'PutRolePolicy'),
  run(call, input) {
    putInline('role', findRole(call, input.RoleName), input.PolicyName ?? '', input.PolicyDocument ?? '');
  },
};
