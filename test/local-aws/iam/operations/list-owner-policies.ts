import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly, readQueues } from '../documents.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const listOwnerPolicies = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const list = async (target: Target, input: OwnerInput<'listPolicies'>) =>
    owner.listPolicies(target, { Name: input.Name ?? (await make(target)).name, ...input });
  const withPolicies = async (target: Target, ...names: string[]): Promise<string> => {
    const { name } = await make(target);
    for (const PolicyName of names)
      await owner.putPolicy(target, { Name: name, PolicyName, PolicyDocument: readQueues });
    return name;
  };

  return {
    fact: `IAM API reference, List${Kind}Policies: the names of the inline policies, not of the managed ones; pages by Marker and MaxItems.`,
    shape: {
      'answers an empty list that is whole': async (target) => {
        expect(await list(target, {})).toMatchObject({ PolicyNames: [], IsTruncated: false });
      },
      'answers names only': async (target) => {
        const { PolicyNames } = await list(target, { Name: await withPolicies(target, 'own') });
        expect(PolicyNames).toEqual(['own']);
      },
    },
    validation: {
      ...refusals(list, {
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
        'refuses a page of over a thousand': [
          { MaxItems: 1001 },
          'ValidationError',
          /at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000/,
        ],
      }),
    },
    behaviour: {
      'leaves out managed policies': async (target) => {
        const name = await withPolicies(target, 'own');
        await owner.attachPolicy(target, { Name: name, PolicyArn: readOnly });
        expect((await list(target, { Name: name })).PolicyNames).toEqual(['own']);
      },
      'comes in pages': async (target) => {
        const name = await withPolicies(target, 'a', 'b', 'c');
        const first = await list(target, { Name: name, MaxItems: 2 });
        expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
        const second = await list(target, { Name: name, Marker: first.Marker });
        expect(second.IsTruncated).toBe(false);
        expect([...(first.PolicyNames ?? []), ...(second.PolicyNames ?? [])].sort()).toEqual(['a', 'b', 'c']);
      },
    },
  };
};
