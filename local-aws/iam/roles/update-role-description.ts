import type { UpdateRoleDescriptionCommandInput, UpdateRoleDescriptionCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { presentDescribedRole } from '../present.ts';

export const updateRoleDescription: Operation<
  UpdateRoleDescriptionCommandInput,
  Partial<UpdateRoleDescriptionCommandOutput>
> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'UpdateRoleDescription'),
  run(call, input) {
    const role = findRole(call, input.RoleName);
    role.description = input.Description;
    return { Role: presentDescribedRole(call.world, role) };
  },
};
