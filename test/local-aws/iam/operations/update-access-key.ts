import {
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
  type UpdateAccessKeyCommandInput,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Keys, Target } from '../../../support/start-target.ts';
import { makeKey, makeUser } from '../make-owners.ts';

const withKey = async (target: Target): Promise<{ UserName: string; AccessKeyId: string; keys: Keys }> => {
  const { name: UserName } = await makeUser(target);
  const keys = await makeKey(target, UserName);
  return { UserName, AccessKeyId: keys.accessKeyId, keys };
};
const update = async (target: Target, input: Partial<UpdateAccessKeyCommandInput>) =>
  target.client(IAMClient).send(
    new UpdateAccessKeyCommand({
      UserName: input.UserName ?? (await makeUser(target)).name,
      AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      Status: 'Inactive',
      ...input,
    }),
  );
const statusOf = async (target: Target, UserName: string) => {
  const { AccessKeyMetadata } = await target.client(IAMClient).send(new ListAccessKeysCommand({ UserName }));
  return AccessKeyMetadata?.map(({ Status }) => Status);
};

export const updateAccessKey: OperationTest = {
  fact: 'IAM API reference, UpdateAccessKey: an inactive key cannot be used until it is active again.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { UserName, AccessKeyId } = await withKey(target);
      const { $metadata, ...rest } = await update(target, { UserName, AccessKeyId });
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(update, {
      'refuses a user that there is not': [
        { UserName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The user with name nobody-has-this-name cannot be found.',
      ],
      'refuses a key that there is not': [
        { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
        'NoSuchEntityException',
        'The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.',
      ],
      'refuses an id shorter than any': [
        { AccessKeyId: 'AKIA' },
        'ValidationError',
        /at 'accessKeyId' failed to satisfy constraint: Member must have length greater than or equal to 16/,
      ],
      'refuses a status that there is not': [
        { Status: 'Asleep' as never },
        'ValidationError',
        /at 'status' failed to satisfy constraint: Member must satisfy enum value set/,
      ],
    }),
  },
  behaviour: {
    'puts a key to sleep and wakes it': async (target) => {
      const { UserName, AccessKeyId, keys: credentials } = await withKey(target);
      const whoAmI = () => target.client(STSClient, { credentials }).send(new GetCallerIdentityCommand({}));
      await update(target, { UserName, AccessKeyId });
      expect(await statusOf(target, UserName)).toEqual(['Inactive']);
      await eventually(() => expect(whoAmI()).rejects.toMatchObject({ name: 'InvalidClientTokenId' }));
      await update(target, { UserName, AccessKeyId, Status: 'Active' });
      expect(await statusOf(target, UserName)).toEqual(['Active']);
      await eventually(whoAmI);
    },
  },
};
