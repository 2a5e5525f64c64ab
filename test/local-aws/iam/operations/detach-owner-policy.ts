import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const detachOwnerPolicy = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const detach = async (target: Target, input: OwnerInput<'detachPolicy'>) =>
    owner.detachPolicy(target, { Name: input.Name ?? (await make(target)).name, PolicyArn: readOnly, ...input });
  const attachedTo = async (target: Target): Promise<string> => {
    const { name } = await make(target);
    await owner.attachPolicy(target, { Name: name, PolicyArn: readOnly });
    return name;
  };

  return {
    fact: `IAM API reference, Detach${Kind}Policy: takes a managed policy away from a ${kind}; NoSuchEntity where it is not attached.`,
    shape: {
      'answers nothing but its request id': async (target) => {
        const { $metadata, ...rest } = await detach(target, { Name: await attachedTo(target) });
        expect(rest).toEqual({});
        expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
      },
    },
    validation: {
      ...refusals(detach, {
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
        'refuses a policy that is not attached': [
          {},
          'NoSuchEntityException',
          'Policy arn:aws:iam::aws:policy/ReadOnlyAccess was not found.',
        ],
      }),
    },
    behaviour: {
      'takes the policy away, once': async (target) => {
        const name = await attachedTo(target);
        await detach(target, { Name: name });
        expect((await owner.listAttachedPolicies(target, { Name: name })).AttachedPolicies).toEqual([]);
        await expect(detach(target, { Name: name })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
      },
    },
  };
};
