import type { UpdateRoleCommandInput, UpdateRoleCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';

export const updateRole: Operation<UpdateRoleCommandInput, Partial<UpdateRoleCommandOutput>> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'UpdateRole'),
  run(call, input) {
    const role = findRole(call, input.RoleName);
    role.description = input.Description ?? role.description;
    role.maxSessionDuration = input.MaxSessionDuration ?? role.maxSessionDuration;
    return {};
  },
};
