import type { ListRolesCommandInput, ListRolesCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { iamArn } from '../find.ts';
import { byName, pageOf } from '../page.ts';
import { presentListedRole } from '../present.ts';
import { iamState } from '../store.ts';

export const listRoles: Operation<ListRolesCommandInput, Partial<ListRolesCommandOutput>> = {
  authorize: (call, input) => [{ action: 'iam:ListRoles', resource: iamArn(call, `role${input.PathPrefix ?? '/'}`) }],
  run({ world, account }, input) {
    const all = [...iamState(world, account).roles.values()].filter((role) =>
      role.path.startsWith(input.PathPrefix ?? '/'),
    );
    const { items, ...page } = pageOf(all.sort(byName), input);
    return { Roles: items.map((role) => presentListedRole(world, role)), ...page };
  },
};
