import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const deleteOwnerPermissionsBoundary = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const bounded = async (target: Target): Promise<string> =>
    (await make(target, { PermissionsBoundary: readOnly })).name;
  const remove = async (target: Target, input: OwnerInput<'deletePermissionsBoundary'>) =>
    owner.deletePermissionsBoundary(target, { Name: input.Name ?? (await bounded(target)), ...input });

  return {
    fact: `IAM API reference, Delete${Kind}PermissionsBoundary: takes the boundary away, so that the permissions of the ${kind} are those of its policies again.`,
    shape: {
      'answers nothing but its request id': async (target) => {
        const { $metadata, ...rest } = await remove(target, {});
        expect(rest).toEqual({});
        expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
      },
    },
    validation: {
      ...refusals(remove, {
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
      }),
    },
    behaviour: {
      [`leaves a ${kind} without a boundary`]: async (target) => {
        const name = await bounded(target);
        await remove(target, { Name: name });
        expect(await owner.get(target, name)).not.toHaveProperty('PermissionsBoundary');
      },
    },
  };
};
