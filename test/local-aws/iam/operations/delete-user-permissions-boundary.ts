import {
  DeleteUserPermissionsBoundaryCommand,
  GetUserCommand,
  IAMClient,
  type DeleteUserPermissionsBoundaryCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeUser } from '../make-owners.ts';

const remove = async (target: Target, input: Partial<DeleteUserPermissionsBoundaryCommandInput>) =>
  target
    .client(IAMClient)
    .send(new DeleteUserPermissionsBoundaryCommand({ UserName: input.UserName ?? (await bounded(target)), ...input }));
const bounded = async (target: Target): Promise<string> =>
  (await makeUser(target, { PermissionsBoundary: readOnly })).name;

export const deleteUserPermissionsBoundary: OperationTest = {
  fact: 'IAM API reference, DeleteUserPermissionsBoundary: takes the boundary away, so that the permissions of the user are those of its policies again.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await remove(target, {});
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
    }),
  },
  behaviour: {
    'leaves a user without a boundary': async (target) => {
      const name = await bounded(target);
      await remove(target, { UserName: name });
      const { User } = await target.client(IAMClient).send(new GetUserCommand({ UserName: name }));
      expect(User).not.toHaveProperty('PermissionsBoundary');
    },
  },
};
