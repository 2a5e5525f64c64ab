import { IAMClient, ListUsersCommand, type ListUsersCommandInput } from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeUser } from '../make-owners.ts';

const list = async (target: Target, input: Partial<ListUsersCommandInput>) =>
  target.client(IAMClient).send(new ListUsersCommand(input));
const inPath = async (target: Target): Promise<{ Path: string; names: string[] }> => {
  const Path = `/${target.unique('path')}/`;
  const made = [];
  for (const name of ['c', 'a', 'b']) made.push(await makeUser(target, { Path, UserName: target.unique(name) }));
  return { Path, names: made.map(({ name }) => name).sort() };
};

export const listUsers: OperationTest = {
  fact: 'IAM API reference, ListUsers: all users whose path begins with PathPrefix, without tags and boundary; pages by Marker and MaxItems.',
  shape: {
    'answers each user without tags and boundary': async (target) => {
      const Path = `/${target.unique('path')}/`;
      const Tags = [{ Key: 'k', Value: 'v' }];
      const { name, arn, id } = await makeUser(target, { Path, Tags, PermissionsBoundary: readOnly });
      const { Users, IsTruncated } = await list(target, { PathPrefix: Path });
      expect(Users).toEqual([
        {
          Path,
          UserName: name,
          UserId: id,
          Arn: arn,
          CreateDate: expect.any(Date),
        },
      ]);
      expect(IsTruncated).toBe(false);
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a page of over a thousand': [
        { MaxItems: 1001 },
        'ValidationError',
        /at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000/,
      ],
      'refuses a path prefix that does not begin with a slash': [
        { PathPrefix: 'team/' },
        'ValidationError',
        'The specified value for pathPrefix is invalid. It must begin with the / character and contain only alphanumeric characters and/or / characters.',
      ],
    }),
  },
  behaviour: {
    'keeps to a path, is sorted by name, and comes in pages': async (target) => {
      const { Path, names } = await inPath(target);
      const first = await list(target, { PathPrefix: Path, MaxItems: 2 });
      expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
      const second = await list(target, { PathPrefix: Path, MaxItems: 2, Marker: first.Marker });
      expect(second.IsTruncated).toBe(false);
      const found = [...(first.Users ?? []), ...(second.Users ?? [])].map(({ UserName }) => UserName);
      expect(found).toEqual(names);
    },
  },
};
