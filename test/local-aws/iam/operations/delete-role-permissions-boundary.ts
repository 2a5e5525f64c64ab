import {
  DeleteRolePermissionsBoundaryCommand,
  GetRoleCommand,
  IAMClient,
  type DeleteRolePermissionsBoundaryCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const remove = async (target: Target, input: Partial<DeleteRolePermissionsBoundaryCommandInput>) =>
  target
    .client(IAMClient)
    .send(new DeleteRolePermissionsBoundaryCommand({ RoleName: input.RoleName ?? (await bounded(target)), ...input }));
const bounded = async (target: Target): Promise<string> =>
  (await makeRole(target, { PermissionsBoundary: readOnly })).name;

export const deleteRolePermissionsBoundary: OperationTest = {
  fact: 'IAM API reference, DeleteRolePermissionsBoundary: takes the boundary away, so that the permissions of the role are those of its policies again.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await remove(target, {});
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
    }),
  },
  behaviour: {
    'leaves a role without a boundary': async (target) => {
      const name = await bounded(target);
      await remove(target, { RoleName: name });
      const { Role } = await target.client(IAMClient).send(new GetRoleCommand({ RoleName: name }));
      expect(Role).not.toHaveProperty('PermissionsBoundary');
    },
  },
};
