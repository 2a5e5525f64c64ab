import {
  CreateAccessKeyCommand,
  IAMClient,
  ListAccessKeysCommand,
  type ListAccessKeysCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeUser } from '../make-owners.ts';

const list = async (target: Target, input: Partial<ListAccessKeysCommandInput>) =>
  target
    .client(IAMClient)
    .send(new ListAccessKeysCommand({ UserName: input.UserName ?? (await makeUser(target)).name, ...input }));
const createKey = async (target: Target, UserName: string): Promise<string | undefined> =>
  (await target.client(IAMClient).send(new CreateAccessKeyCommand({ UserName }))).AccessKey?.AccessKeyId;

export const listAccessKeys: OperationTest = {
  fact: 'IAM API reference, ListAccessKeys: id, status and time of each key, never its secret; pages by Marker and MaxItems.',
  shape: {
    'answers an empty list that is whole': async (target) => {
      expect(await list(target, {})).toMatchObject({ AccessKeyMetadata: [], IsTruncated: false });
    },
    'answers id, status and time, and no secret': async (target) => {
      const { name } = await makeUser(target);
      const AccessKeyId = await createKey(target, name);
      expect((await list(target, { UserName: name })).AccessKeyMetadata).toEqual([
        { UserName: name, AccessKeyId, Status: 'Active', CreateDate: expect.any(Date) },
      ]);
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a user that there is not': [
        { UserName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The user with name nobody-has-this-name cannot be found.',
      ],
      'refuses a page of none': [
        { MaxItems: 0 },
        'ValidationError',
        /at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1/,
      ],
    }),
  },
  behaviour: {
    'comes in pages': async (target) => {
      const { name } = await makeUser(target);
      const ids = [await createKey(target, name), await createKey(target, name)];
      const first = await list(target, { UserName: name, MaxItems: 1 });
      expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
      const second = await list(target, { UserName: name, MaxItems: 1, Marker: first.Marker });
      expect(second.IsTruncated).toBe(false);
      const found = [...(first.AccessKeyMetadata ?? []), ...(second.AccessKeyMetadata ?? [])];
      expect(new Set(found.map(({ AccessKeyId }) => AccessKeyId))).toEqual(new Set(ids));
    },
  },
};
