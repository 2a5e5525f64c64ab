import type { ListAccountAliasesCommandInput, ListAccountAliasesCommandOutput } from '@aws-sdk/client-iam';
import { accountRecords } from '../accounts.ts';
import type { Operation } from '../operation.ts';

/** The name an account was started with is its alias. */
export const listAccountAliases: Operation<ListAccountAliasesCommandInput, Partial<ListAccountAliasesCommandOutput>> = {
  authorize: (call) => [{ action: 'iam:ListAccountAliases', resource: '*', resourceAccount: call.account }],
  run({ world, account }) {
    const name = accountRecords(world).get(account)?.name;
    return { AccountAliases: name === undefined ? [] : [name], IsTruncated: false };
  },
};
