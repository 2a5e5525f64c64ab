import type { CreateAccessKeyCommandInput, CreateAccessKeyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { accessKeys } from '../access-keys.ts';
import { limitExceeded } from '../errors.ts';
import { findUser, onUser } from '../find.ts';
import { accessKeyId, secretAccessKey } from '../ids.ts';
import { keyOwner, keysOf } from './key-owner.ts';

const maxKeys = 2;

export const createAccessKey: Operation<CreateAccessKeyCommandInput, Partial<CreateAccessKeyCommandOutput>> = {
  authorize: (call, input) => onUser(call, keyOwner(call, input.UserName), 'CreateAccessKey'),
  run(call, input) {
    const user = findUser(call, keyOwner(call, input.UserName));
    if (keysOf(call, user.name).length >= maxKeys) {
      throw limitExceeded(`Cannot exceed quota for AccessKeysPerUser: ${maxKeys}`);
    }
    const id = accessKeyId('AKIA');
    const secret = secretAccessKey();
    const createdAt = Math.floor(call.world.clock.now() / 1000) * 1000;
    accessKeys(call.world).set(id, {
      id,
      secret,
      account: call.account,
      userName: user.name,
      status: 'Active',
      createdAt,
    });
    return {
      AccessKey: {
        UserName: user.name,
        AccessKeyId: id,
        Status: 'Active',
        SecretAccessKey: secret,
        CreateDate: new Date(createdAt),
      },
    };
  },
};
