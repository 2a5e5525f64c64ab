import type { DeleteUserPermissionsBoundaryCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';

export const deleteUserPermissionsBoundary: Operation<DeleteUserPermissionsBoundaryCommandInput> = {
  authorize: (call, input) => onUser(call, input.UserName, 'DeleteUserPermissionsBoundary'),
  run(call, input) {
    findUser(call, input.UserName).boundary = undefined;
  },
};
