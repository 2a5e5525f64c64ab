import type { ListAccessKeysCommandInput, ListAccessKeysCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { pageOf } from '../page.ts';
import { keyOwner, keysOf } from './key-owner.ts';

export const listAccessKeys: Operation<ListAccessKeysCommandInput, Partial<ListAccessKeysCommandOutput>> = {
  authorize: (call, input) => onUser(call, keyOwner(call, input.UserName), 'ListAccessKeys'),
  run(call, input) {
    const user = findUser(call, keyOwner(call, input.UserName));
    const { items, ...page } = pageOf(keysOf(call, user.name), input);
    return {
      AccessKeyMetadata: items.map((key) => ({
        UserName: user.name,
        AccessKeyId: key.id,
        Status: key.status,
        CreateDate: new Date(key.createdAt),
      })),
      ...page,
    };
  },
};
