import type { ListUsersCommandInput, ListUsersCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { iamArn } from '../find.ts';
import { byName, pageOf } from '../page.ts';
import { presentUser } from '../present.ts';
import { iamState } from '../store.ts';

export const listUsers: Operation<ListUsersCommandInput, Partial<ListUsersCommandOutput>> = {
  authorize: (call, input) => [{ action: 'iam:ListUsers', resource: iamArn(call, `user${input.PathPrefix ?? '/'}`) }],
  run({ world, account }, input) {
    const all = [...iamState(world, account).users.values()].filter((user) =>
      user.path.startsWith(input.PathPrefix ?? '/'),
    );
    const { items, ...page } = pageOf(all.sort(byName), input);
    return { Users: items.map((user) => presentUser(user, false)), ...page };
  },
};
