import type { PutUserPermissionsBoundaryCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { setBoundary } from '../owner-policies.ts';

export const putUserPermissionsBoundary: Operation<PutUserPermissionsBoundaryCommandInput> = {
  authorize: (call, input) =>
    onUser(call, input.UserName, 'PutUserPermissionsBoundary', {
      'iam:PermissionsBoundary': input.PermissionsBoundary ?? '',
    }),
  run(call, input) {
    setBoundary(call, findUser(call, input.UserName), input.PermissionsBoundary ?? '');
  },
};
