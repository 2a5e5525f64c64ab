import type { DeleteUserCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { accessKeys } from '../access-keys.ts';
import { deleteConflict } from '../errors.ts';
import { findUser, onUser } from '../find.ts';
import { iamState } from '../store.ts';

export const deleteUser: Operation<DeleteUserCommandInput> = {
  authorize: (call, input) => onUser(call, input.UserName, 'DeleteUser'),
  run(call, input) {
    const user = findUser(call, input.UserName);
    const keys = [...accessKeys(call.world).values()];
    if (keys.some((key) => key.account === call.account && key.userName === user.name)) {
      throw deleteConflict('Cannot delete entity, must delete access keys first.');
    }
    if (user.attached.length > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (user.inline.size > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
    iamState(call.world, call.account).users.delete(user.name);
  },
};
