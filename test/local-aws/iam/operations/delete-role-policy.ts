import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
  IAMClient,
  type DeleteRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readQueues } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const withPolicy = async (target: Target): Promise<string> => {
  const { name } = await makeRole(target);
  const policy = { RoleName: name, PolicyName: 'own', PolicyDocument: readQueues };
  await target.client(IAMClient).send(new PutRolePolicyCommand(policy));
  return name;
};
const remove = async (target: Target, input: Partial<DeleteRolePolicyCommandInput>) =>
  target.client(IAMClient).send(
    new DeleteRolePolicyCommand({
      RoleName: input.RoleName ?? (await makeRole(target)).name,
      PolicyName: 'own',
      ...input,
    }),
  );

export const deleteRolePolicy: OperationTest = {
  fact: 'IAM API reference, DeleteRolePolicy: deletes an inline policy; NoSuchEntity where there is none of the name.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await remove(target, { RoleName: await withPolicy(target) });
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(remove, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
      'refuses a name with a slash': [
        { RoleName: 'a/b' },
        'ValidationError',
        'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a policy that there is not': [
        { PolicyName: 'none' },
        'NoSuchEntityException',
        'The role policy with name none cannot be found.',
      ],
    }),
  },
  behaviour: {
    'leaves nothing to read, and cannot be done twice': async (target) => {
      const name = await withPolicy(target);
      await remove(target, { RoleName: name });
      const get = new GetRolePolicyCommand({ RoleName: name, PolicyName: 'own' });
      await expect(target.client(IAMClient).send(get)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
      await expect(remove(target, { RoleName: name })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    },
  },
};
