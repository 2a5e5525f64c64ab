import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makePolicy } from '../make-policy.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const putOwnerPermissionsBoundary = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const put = async (target: Target, input: OwnerInput<'putPermissionsBoundary'>) =>
    owner.putPermissionsBoundary(target, {
      Name: input.Name ?? (await make(target)).name,
      PermissionsBoundary: readOnly,
      ...input,
    });
  const boundaryOf = async (target: Target, name: string) => (await owner.get(target, name))?.PermissionsBoundary;

  return {
    fact: `IAM API reference, Put${Kind}PermissionsBoundary: adds or replaces the boundary, a managed policy; the answer of Get${Kind} calls its type Policy.`,
    shape: {
      'is shown as a boundary of type Policy': async (target) => {
        const { name } = await make(target);
        await put(target, { Name: name });
        expect(await boundaryOf(target, name)).toEqual({
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: readOnly,
        });
      },
    },
    validation: {
      ...refusals(put, {
        [`refuses a ${kind} that there is not`]: [
          { Name: 'nobody-has-this-name' },
          'NoSuchEntityException',
          `The ${kind} with name nobody-has-this-name cannot be found.`,
        ],
        'refuses a name with a slash': [
          { Name: 'a/b' },
          'ValidationError',
          `The specified value for ${kind}Name is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
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
        const { name } = await make(target, { PermissionsBoundary: readOnly });
        const own = await makePolicy(target);
        await put(target, { Name: name, PermissionsBoundary: own.arn });
        expect(await boundaryOf(target, name)).toMatchObject({ PermissionsBoundaryArn: own.arn });
        await put(target, { Name: name });
      },
    },
  };
};
