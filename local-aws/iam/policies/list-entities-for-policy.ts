import type { ListEntitiesForPolicyCommandInput, ListEntitiesForPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
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
      input.PolicyUsageFilter === 'PermissionsBoundary' ? owner.boundary === arn : owner.attached.includes(arn);
    const wanted = (kind: 'Role' | 'User', owner: Owner) =>
      (input.EntityFilter ?? kind) === kind && uses(owner) && owner.path.startsWith(input.PathPrefix ?? '/');
    return {
      PolicyGroups: [],
      PolicyRoles: [...roles.values()]
        .filter((role) => wanted('Role', role))
        .map((role) => ({ RoleName: role.name, RoleId: role.id })),
      PolicyUsers: [...users.values()]
        .filter((user) => wanted('User', user))
        .map((user) => ({ UserName: user.name, UserId: user.id })),
      IsTruncated: false,
    };
  },
};
