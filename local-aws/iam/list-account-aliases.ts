import type { ListAccountAliasesCommandInput, ListAccountAliasesCommandOutput } from '@aws-sdk/client-iam';
import { accountRecords } from '../accounts.ts';
import type { Operation } from '../operation.ts';
import { pageOf } from './page.ts';

/** The name an account was started with is its alias. */
export const listAccountAliases: Operation<ListAccountAliasesCommandInput, Partial<ListAccountAliasesCommandOutput>> = {
  authorize: (call) => [{ action: 'iam:ListAccountAliases', resource: '*', resourceAccount: call.account }],
  run({ world, account }, input) {
    const name = accountRecords(world).get(account)?.name;
    const { items, ...page } = pageOf(name === undefined ? [] : [name], input);
    return { AccountAliases: items, ...page };
  },
};
