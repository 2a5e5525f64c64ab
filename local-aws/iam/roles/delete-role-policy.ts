import type { DeleteRolePolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { deleteInline } from '../owner-policies.ts';

export const deleteRolePolicy: Operation<DeleteRolePolicyCommandInput> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'DeleteRolePolicy'),
  run(call, input) {
    deleteInline('role', findRole(call, input.RoleName), input.PolicyName ?? '');
  },
};
