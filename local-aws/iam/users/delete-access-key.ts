import type { DeleteAccessKeyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { accessKeys } from '../access-keys.ts';
import { onUser } from '../find.ts';
import { findKey, keyOwner } from './key-owner.ts';

export const deleteAccessKey: Operation<DeleteAccessKeyCommandInput> = {
  authorize: (call, input) => onUser(call, keyOwner(call, input.UserName), 'DeleteAccessKey'),
  run(call, input) {
    accessKeys(call.world).delete(findKey(call, keyOwner(call, input.UserName), input.AccessKeyId).id);
  },
};
