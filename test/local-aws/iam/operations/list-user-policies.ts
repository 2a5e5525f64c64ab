import {
  AttachUserPolicyCommand,
  ListUserPoliciesCommand,
  PutUserPolicyCommand,
  IAMClient,
  type ListUserPoliciesCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly, readQueues } from '../documents.ts';
import { makeUser } from '../make-owners.ts';

const list = async (target: Target, input: Partial<ListUserPoliciesCommandInput>) =>
  target
    .client(IAMClient)
    .send(new ListUserPoliciesCommand({ UserName: input.UserName ?? (await makeUser(target)).name, ...input }));
const withPolicies = async (target: Target, ...names: string[]): Promise<string> => {
  const { name } = await makeUser(target);
  for (const PolicyName of names) {
    const policy = { UserName: name, PolicyName, PolicyDocument: readQueues };
    await target.client(IAMClient).send(new PutUserPolicyCommand(policy));
  }
  return name;
};

export const listUserPolicies: OperationTest = {
  fact: 'IAM API reference, ListUserPolicies: the names of the inline policies, not of the managed ones; pages by Marker and MaxItems.',
  shape: {
    'answers an empty list that is whole': async (target) => {
      expect(await list(target, {})).toMatchObject({ PolicyNames: [], IsTruncated: false });
    },
    'answers names only': async (target) => {
      const { PolicyNames } = await list(target, { UserName: await withPolicies(target, 'own') });
      expect(PolicyNames).toEqual(['own']);
    },
  },
  validation: {
    ...refusals(list, {
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
      await target.client(IAMClient).send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: readOnly }));
      expect((await list(target, { UserName: name })).PolicyNames).toEqual(['own']);
    },
    'comes in pages': async (target) => {
      const name = await withPolicies(target, 'a', 'b', 'c');
      const first = await list(target, { UserName: name, MaxItems: 2 });
      expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
      const second = await list(target, { UserName: name, Marker: first.Marker });
      expect(second.IsTruncated).toBe(false);
      expect([...(first.PolicyNames ?? []), ...(second.PolicyNames ?? [])].sort()).toEqual(['a', 'b', 'c']);
    },
  },
};
