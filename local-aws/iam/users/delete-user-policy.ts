import type { DeleteUserPolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { deleteInline } from '../owner-policies.ts';

export const deleteUserPolicy: Operation<DeleteUserPolicyCommandInput> = {
  authorize: (call, input) => onUser(call, input.UserName, 'DeleteUserPolicy'),
  run(call, input) {
    deleteInline('user', findUser(call, input.UserName), input.PolicyName ?? '');
  },
};
