import type { UpdateAccessKeyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { onUser } from '../find.ts';
import { findKey, keyOwner } from './key-owner.ts';

export const updateAccessKey: Operation<UpdateAccessKeyCommandInput> = {
  authorize: (call, input) => onUser(call, keyOwner(call, input.UserName), 'UpdateAccessKey'),
  run(call, input) {
    findKey(call, keyOwner(call, input.UserName), input.AccessKeyId).status =
      input.Status === 'Inactive' ? 'Inactive' : 'Active';
  },
};
