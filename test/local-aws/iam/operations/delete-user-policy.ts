import {
  DeleteUserPolicyCommand,
  GetUserPolicyCommand,
  PutUserPolicyCommand,
  IAMClient,
  type DeleteUserPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readQueues } from '../documents.ts';
import { makeUser } from '../make-owners.ts';

const withPolicy = async (target: Target): Promise<string> => {
  const { name } = await makeUser(target);
  const policy = { UserName: name, PolicyName: 'own', PolicyDocument: readQueues };
  await target.client(IAMClient).send(new PutUserPolicyCommand(policy));
  return name;
};
const remove = async (target: Target, input: Partial<DeleteUserPolicyCommandInput>) =>
  target.client(IAMClient).send(
    new DeleteUserPolicyCommand({
      UserName: input.UserName ?? (await makeUser(target)).name,
      PolicyName: 'own',
      ...input,
    }),
  );

export const deleteUserPolicy: OperationTest = {
  fact: 'IAM API reference, DeleteUserPolicy: deletes an inline policy; NoSuchEntity where there is none of the name.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await remove(target, { UserName: await withPolicy(target) });
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
      'refuses a name with a slash': [
        { UserName: 'a/b' },
        'ValidationError',
        'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a policy that there is not': [
        { PolicyName: 'none' },
        'NoSuchEntityException',
        'The user policy with name none cannot be found.',
      ],
    }),
  },
  behaviour: {
    'leaves nothing to read, and cannot be done twice': async (target) => {
      const name = await withPolicy(target);
      await remove(target, { UserName: name });
      const get = new GetUserPolicyCommand({ UserName: name, PolicyName: 'own' });
      await expect(target.client(IAMClient).send(get)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
      await expect(remove(target, { UserName: name })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    },
  },
};
