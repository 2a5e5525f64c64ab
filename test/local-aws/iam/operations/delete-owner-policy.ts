import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readQueues } from '../documents.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const deleteOwnerPolicy = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const remove = async (target: Target, input: OwnerInput<'deletePolicy'>) =>
    owner.deletePolicy(target, { Name: input.Name ?? (await make(target)).name, PolicyName: 'own', ...input });
  const withPolicy = async (target: Target): Promise<string> => {
    const { name } = await make(target);
    await owner.putPolicy(target, { Name: name, PolicyName: 'own', PolicyDocument: readQueues });
    return name;
  };

  return {
    fact: `IAM API reference, Delete${Kind}Policy: deletes an inline policy; NoSuchEntity where there is none of the name.`,
    shape: {
      'answers nothing but its request id': async (target) => {
        const { $metadata, ...rest } = await remove(target, { Name: await withPolicy(target) });
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
        'refuses a policy that there is not': [
          { PolicyName: 'none' },
          'NoSuchEntityException',
          `The ${kind} policy with name none cannot be found.`,
        ],
      }),
    },
    behaviour: {
      'leaves nothing to read, and cannot be done twice': async (target) => {
        const name = await withPolicy(target);
        await remove(target, { Name: name });
        await expect(owner.getPolicy(target, { Name: name, PolicyName: 'own' })).rejects.toMatchObject({
          name: 'NoSuchEntityException',
        });
        await expect(remove(target, { Name: name })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
      },
    },
  };
};
