import type { DeleteRoleCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { deleteConflict } from '../errors.ts';
import { findRole, onRole } from '../find.ts';
import { iamState } from '../store.ts';

export const deleteRole: Operation<DeleteRoleCommandInput> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'DeleteRole'),
  run(call, input) {
    const role = findRole(call, input.RoleName);
    if (role.attached.length > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (role.inline.size > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
    iamState(call.world, call.account).roles.delete(role.name);
  },
};
