import { DeleteAccessKeyCommand, IAMClient, type DeleteAccessKeyCommandInput } from '@aws-sdk/client-iam';
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
const remove = async (target: Target, input: Partial<DeleteAccessKeyCommandInput>) =>
  target.client(IAMClient).send(
    new DeleteAccessKeyCommand({
      UserName: input.UserName ?? (await makeUser(target)).name,
      AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      ...input,
    }),
  );

export const deleteAccessKey: OperationTest = {
  fact: 'IAM API reference, DeleteAccessKey: the key is gone and signs nothing any more; NoSuchEntity for one that the user does not have.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { UserName, AccessKeyId } = await withKey(target);
      const { $metadata, ...rest } = await remove(target, { UserName, AccessKeyId });
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(remove, {
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
    }),
    'refuses the key of another user': async (target) => {
      const { AccessKeyId } = await withKey(target);
      await expect(remove(target, { AccessKeyId })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    },
  },
  behaviour: {
    'ends what the key could sign': async (target) => {
      const { UserName, AccessKeyId, keys: credentials } = await withKey(target);
      const whoAmI = () => target.client(STSClient, { credentials }).send(new GetCallerIdentityCommand({}));
      await remove(target, { UserName, AccessKeyId });
      await eventually(() => expect(whoAmI()).rejects.toMatchObject({ name: 'InvalidClientTokenId' }));
    },
  },
};
