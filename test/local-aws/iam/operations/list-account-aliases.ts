import { IAMClient, ListAccountAliasesCommand, type ListAccountAliasesCommandInput } from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';

const list = async (target: Target, input: ListAccountAliasesCommandInput) =>
  target.client(IAMClient).send(new ListAccountAliasesCommand(input));

export const listAccountAliases: OperationTest = {
  fact: 'IAM API reference, ListAccountAliases: a list of at most one alias, of lower case letters, digits and single dashes.',
  shape: {
    'answers a list that is whole, of one alias at most': async (target) => {
      const { AccountAliases, IsTruncated } = await list(target, {});
      expect(AccountAliases?.length).toBeLessThanOrEqual(1);
      for (const alias of AccountAliases ?? []) expect(alias).toMatch(/^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/);
      expect(IsTruncated).toBe(false);
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a page of none': [
        { MaxItems: 0 },
        'ValidationError',
        /at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1/,
      ],
      'refuses a marker that it did not give': [{ Marker: 'nonsense' }, 'ValidationError', /./],
    }),
  },
  behaviour: {
    'is the name that the account was started with': onlyLocally('an account is made with a name', async (target) => {
      expect(await list(target, {})).toMatchObject({ AccountAliases: ['customer-a'] });
    }),
  },
};
