import type { PutRolePermissionsBoundaryCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { setBoundary } from '../owner-policies.ts';

export const putRolePermissionsBoundary: Operation<PutRolePermissionsBoundaryCommandInput> = {
  authorize: (call, input) =>
    onRole(call, input.RoleName, 'PutRolePermissionsBoundary', {
      'iam:PermissionsBoundary': input.PermissionsBoundary ?? '',
    }),
  run(call, input) {
    setBoundary(call, findRole(call, input.RoleName), input.PermissionsBoundary ?? '');
  },
};
