import type { DeleteRolePermissionsBoundaryCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';

export const deleteRolePermissionsBoundary: Operation<DeleteRolePermissionsBoundaryCommandInput> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'DeleteRolePermissionsBoundary'),
  run(call, input) {
    findRole(call, input.RoleName).boundary = undefined;
  },
};
