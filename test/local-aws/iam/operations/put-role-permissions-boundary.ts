import {
  GetRoleCommand,
  PutRolePermissionsBoundaryCommand,
  IAMClient,
  type PutRolePermissionsBoundaryCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeRole } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const put = async (target: Target, input: Partial<PutRolePermissionsBoundaryCommandInput>) =>
  target.client(IAMClient).send(
    new PutRolePermissionsBoundaryCommand({
      RoleName: input.RoleName ?? (await makeRole(target)).name,
      PermissionsBoundary: readOnly,
      ...input,
    }),
  );
const boundaryOf = async (target: Target, RoleName: string) =>
  (await target.client(IAMClient).send(new GetRoleCommand({ RoleName }))).Role?.PermissionsBoundary;

export const putRolePermissionsBoundary: OperationTest = {
  fact: 'IAM API reference, PutRolePermissionsBoundary: adds or replaces the boundary, a managed policy; the answer of GetRole calls its type Policy.',
  shape: {
    'is shown as a boundary of type Policy': async (target) => {
      const { name } = await makeRole(target);
      await put(target, { RoleName: name });
      expect(await boundaryOf(target, name)).toEqual({
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: readOnly,
      });
    },
  },
  validation: {
    ...refusals(put, {
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
        { PermissionsBoundary: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Scope ARN: arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.',
      ],
      'refuses an ARN that names no policy': [
        { PermissionsBoundary: 'arn:aws:iam::aws:role/NoSuchPolicy' },
        'InvalidInputException',
        'ARN arn:aws:iam::aws:role/NoSuchPolicy is not valid.',
      ],
      'refuses an ARN shorter than any': [
        { PermissionsBoundary: 'arn' },
        'ValidationError',
        /at 'permissionsBoundary' failed to satisfy constraint: Member must have length greater than or equal to 20/,
      ],
    }),
  },
  behaviour: {
    'replaces the boundary that is there': async (target) => {
      const { name } = await makeRole(target, { PermissionsBoundary: readOnly });
      const own = await makePolicy(target);
      await put(target, { RoleName: name, PermissionsBoundary: own.arn });
      expect(await boundaryOf(target, name)).toMatchObject({ PermissionsBoundaryArn: own.arn });
      await put(target, { RoleName: name });
    },
  },
};
