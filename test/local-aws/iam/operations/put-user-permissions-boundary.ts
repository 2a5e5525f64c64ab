import {
  GetUserCommand,
  PutUserPermissionsBoundaryCommand,
  IAMClient,
  type PutUserPermissionsBoundaryCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeUser } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const put = async (target: Target, input: Partial<PutUserPermissionsBoundaryCommandInput>) =>
  target.client(IAMClient).send(
    new PutUserPermissionsBoundaryCommand({
      UserName: input.UserName ?? (await makeUser(target)).name,
      PermissionsBoundary: readOnly,
      ...input,
    }),
  );
const boundaryOf = async (target: Target, UserName: string) =>
  (await target.client(IAMClient).send(new GetUserCommand({ UserName }))).User?.PermissionsBoundary;

export const putUserPermissionsBoundary: OperationTest = {
  fact: 'IAM API reference, PutUserPermissionsBoundary: adds or replaces the boundary, a managed policy; the answer of GetUser calls its type Policy.',
  shape: {
    'is shown as a boundary of type Policy': async (target) => {
      const { name } = await makeUser(target);
      await put(target, { UserName: name });
      expect(await boundaryOf(target, name)).toEqual({
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: readOnly,
      });
    },
  },
  validation: {
    ...refusals(put, {
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
      const { name } = await makeUser(target, { PermissionsBoundary: readOnly });
      const own = await makePolicy(target);
      await put(target, { UserName: name, PermissionsBoundary: own.arn });
      expect(await boundaryOf(target, name)).toMatchObject({ PermissionsBoundaryArn: own.arn });
      await put(target, { UserName: name });
    },
  },
};
