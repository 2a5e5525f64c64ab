import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, readQueues } from '../documents.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const getOwnerPolicy = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const get = async (target: Target, input: OwnerInput<'getPolicy'>) =>
    owner.getPolicy(target, { Name: input.Name ?? (await make(target)).name, PolicyName: 'own', ...input });
  const withPolicy = async (target: Target): Promise<string> => {
    const { name } = await make(target);
    await owner.putPolicy(target, { Name: name, PolicyName: 'own', PolicyDocument: readQueues });
    return name;
  };

  return {
    fact: `IAM API reference, Get${Kind}Policy: the document is URL-encoded according to RFC 3986.`,
    shape: {
      'answers both names and the encoded document': async (target) => {
        const name = await withPolicy(target);
        const { $metadata: _, ...found } = await get(target, { Name: name });
        expect(found).toEqual({
          [`${Kind}Name`]: name,
          PolicyName: 'own',
          PolicyDocument: expect.stringMatching(/^%7B%22Version%22%3A/),
        });
        expect(decoded(found.PolicyDocument)).toBe(readQueues);
      },
    },
    validation: {
      ...refusals(get, {
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
      'shows the newest document': async (target) => {
        const name = await withPolicy(target);
        const PolicyDocument = readQueues.replace('sqs:ReceiveMessage', 'sqs:SendMessage');
        const policy = { Name: name, PolicyName: 'own', PolicyDocument };
        await owner.putPolicy(target, policy);
        expect(decoded((await get(target, { Name: name })).PolicyDocument)).toBe(PolicyDocument);
      },
    },
  };
};
