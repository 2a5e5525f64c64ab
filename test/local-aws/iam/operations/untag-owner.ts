import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const untagOwner = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const untag = async (target: Target, input: OwnerInput<'untag'>) =>
    owner.untag(target, { Name: input.Name ?? (await make(target)).name, TagKeys: ['a'], ...input });
  const tagged = async (target: Target): Promise<string> => {
    const Tags = ['a', 'b', 'c'].map((Key) => ({ Key, Value: Key }));
    return (await make(target, { Tags })).name;
  };

  return {
    fact: `IAM API reference, Untag${Kind}: takes away the tags with the keys given, 50 at most.`,
    shape: {
      'answers nothing but its request id': async (target) => {
        const { $metadata, ...rest } = await untag(target, { Name: await tagged(target) });
        expect(rest).toEqual({});
        expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
      },
    },
    validation: {
      ...refusals(untag, {
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
        'refuses 51 keys': [
          { TagKeys: Array.from({ length: 51 }, (_, i) => `k${i}`) },
          'ValidationError',
          /at 'tagKeys' failed to satisfy constraint: Member must have length less than or equal to 50/,
        ],
        'refuses a key with an exclamation mark, listing all that a key must be': [
          { TagKeys: ['a', 'b!'] },
          'ValidationError',
          "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, Member must not be null]",
        ],
      }),
    },
    behaviour: {
      'takes away these keys and no others; one that is not there is no matter': async (target) => {
        const name = await tagged(target);
        await untag(target, { Name: name, TagKeys: ['a', 'c', 'none'] });
        const { Tags } = await owner.listTags(target, { Name: name });
        expect(Tags).toEqual([{ Key: 'b', Value: 'b' }]);
      },
    },
  };
};
