import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const listOwnerTags = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const list = async (target: Target, input: OwnerInput<'listTags'>) =>
    owner.listTags(target, { Name: input.Name ?? (await make(target)).name, ...input });

  return {
    fact: `IAM API reference, List${Kind}Tags: the tags sorted by key; pages by Marker and MaxItems.`,
    shape: {
      'answers an empty list that is whole': async (target) => {
        expect(await list(target, {})).toMatchObject({ Tags: [], IsTruncated: false });
      },
      'answers keys and values': async (target) => {
        const { name } = await make(target, { Tags: [{ Key: 'team', Value: 'a b' }] });
        expect((await list(target, { Name: name })).Tags).toEqual([{ Key: 'team', Value: 'a b' }]);
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
        'refuses a page of none': [
          { MaxItems: 0 },
          'ValidationError',
          /at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1/,
        ],
      }),
    },
    behaviour: {
      'is sorted by key, and comes in pages': async (target) => {
        const Tags = ['c', 'a', 'b'].map((Key) => ({ Key, Value: '' }));
        const { name } = await make(target, { Tags });
        const first = await list(target, { Name: name, MaxItems: 2 });
        expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
        expect(first.Tags?.map(({ Key }) => Key)).toEqual(['a', 'b']);
        const second = await list(target, { Name: name, MaxItems: 2, Marker: first.Marker });
        expect(second).toMatchObject({ Tags: [{ Key: 'c', Value: '' }], IsTruncated: false });
      },
    },
  };
};
