import type { ListEntitiesForPolicyCommandInput, ListEntitiesForPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { pageOf } from '../page.ts';
import { iamState, type Owner } from '../store.ts';
import { findAttachable, onPolicy } from './find-policy.ts';

export const listEntitiesForPolicy: Operation<
  ListEntitiesForPolicyCommandInput,
  Partial<ListEntitiesForPolicyCommandOutput>
> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'ListEntitiesForPolicy'),
  run(call, input) {
    const { arn } = findAttachable(call, input.PolicyArn ?? '');
    const { roles, users } = iamState(call.world, call.account);
    const uses = (owner: Owner) =>
      (input.PolicyUsageFilter !== 'PermissionsBoundary' && owner.attached.includes(arn)) ||
      (input.PolicyUsageFilter !== 'PermissionsPolicy' && owner.boundary === arn);
    const wanted = (kind: 'Role' | 'User', owner: Owner) =>
      (input.EntityFilter ?? kind) === kind && uses(owner) && owner.path.startsWith(input.PathPrefix ?? '/');
    const all = [
      ...[...roles.values()].filter((role) => wanted('Role', role)).map((owner) => ({ kind: 'Role', owner })),
      ...[...users.values()].filter((user) => wanted('User', user)).map((owner) => ({ kind: 'User', owner })),
    ];
    const { items, ...page } = pageOf(all, input);
    const of = (kind: string) => items.filter((item) => item.kind === kind).map(({ owner }) => owner);
    return {
      PolicyGroups: [],
      PolicyRoles: of('Role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      PolicyUsers: of('User').map(({ name, id }) => ({ UserName: name, UserId: id })),
      ...page,
    };
  },
};
