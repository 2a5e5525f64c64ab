import type { ListEntitiesForPolicyCommandInput, ListEntitiesForPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { iamState } from '../store.ts';
import { findPolicy, onPolicy } from './find-policy.ts';

export const listEntitiesForPolicy: Operation<
  ListEntitiesForPolicyCommandInput,
  Partial<ListEntitiesForPolicyCommandOutput>
> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'ListEntitiesForPolicy'),
  run(call, input) {
    const { arn } = findPolicy(call, input.PolicyArn);
    const { roles, users } = iamState(call.world, call.account);
    const wanted = (kind: 'Role' | 'User') => input.EntityFilter === undefined || input.EntityFilter === kind;
    return {
      PolicyGroups: [],
      PolicyRoles: [...roles.values()]
        .filter((role) => wanted('Role') && role.attached.includes(arn))
        .map((role) => ({ RoleName: role.name, RoleId: role.id })),
      PolicyUsers: [...users.values()]
        .filter((user) => wanted('User') && user.attached.includes(arn))
        .map((user) => ({ UserName: user.name, UserId: user.id })),
      IsTruncated: false,
    };
  },
};
