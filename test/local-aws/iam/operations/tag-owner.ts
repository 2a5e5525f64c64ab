import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

const many = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => ({ Key: `${prefix}${i}`, Value: '' }));

export const tagOwner = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const tag = async (target: Target, input: OwnerInput<'tag'>) =>
    owner.tag(target, { Name: input.Name ?? (await make(target)).name, Tags: [{ Key: 'team', Value: 'a' }], ...input });
  const tagsOf = async (target: Target, Name: string) => (await owner.listTags(target, { Name })).Tags;

  return {
    fact: `IAM API reference, Tag${Kind}, and user guide, Tags for IAM resources: at most 50 tags, a key of 128 and a value of 256 characters; keys are one whatever their case, and the last to be set decides how it is written.`,
    shape: {
      'answers nothing but its request id': async (target) => {
        const { $metadata, ...rest } = await tag(target, {});
        expect(rest).toEqual({});
        expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
      },
      'takes letters of any script, spaces and an empty value': async (target) => {
        const { name } = await make(target);
        const Tags = [{ Key: 'Größe_.:/=+-@ x', Value: '' }];
        await tag(target, { Name: name, Tags });
        expect(await tagsOf(target, name)).toEqual(Tags);
      },
    },
    validation: {
      ...refusals(tag, {
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
        'refuses a key of 129 characters': [
          { Tags: [{ Key: 'k'.repeat(129), Value: '' }] },
          'ValidationError',
          /at 'tags\.1\.member\.key' failed to satisfy constraint: Member must have length less than or equal to 128/,
        ],
        'refuses a value of 257 characters': [
          { Tags: [{ Key: 'k', Value: 'v'.repeat(257) }] },
          'ValidationError',
          /at 'tags\.1\.member\.value' failed to satisfy constraint: Member must have length less than or equal to 256/,
        ],
        'refuses a key with a character that tags do not have': [
          { Tags: [{ Key: 'a#b', Value: '' }] },
          'ValidationError',
          /at 'tags\.1\.member\.key' failed to satisfy constraint: Member must satisfy regular expression pattern/,
        ],
        'refuses 51 tags at once': [
          { Tags: many(51, 'k') },
          'ValidationError',
          /at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50/,
        ],
        'refuses two keys that differ in case': [
          {
            Tags: [
              { Key: 'team', Value: 'a' },
              { Key: 'Team', Value: 'b' },
            ],
          },
          'InvalidInputException',
          'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
        ],
      }),
      'refuses more than 50 tags in all': async (target) => {
        const { name } = await make(target);
        await tag(target, { Name: name, Tags: many(50, 'a') });
        await expect(tag(target, { Name: name, Tags: many(1, 'b') })).rejects.toMatchObject(
          refusal('LimitExceededException', 'The number of tags has reached the maximum limit.'),
        );
      },
    },
    behaviour: {
      'adds to the tags that are there': async (target) => {
        const { name } = await make(target, { Tags: [{ Key: 'a', Value: '1' }] });
        await tag(target, { Name: name, Tags: [{ Key: 'b', Value: '2' }] });
        expect(await tagsOf(target, name)).toEqual([
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ]);
      },
      'replaces a key of another case': async (target) => {
        const { name } = await make(target);
        await tag(target, { Name: name, Tags: [{ Key: 'Team', Value: '1' }] });
        await tag(target, { Name: name, Tags: [{ Key: 'team', Value: '2' }] });
        expect(await tagsOf(target, name)).toEqual([{ Key: 'team', Value: '2' }]);
      },
    },
  };
};
