import type {
  ListInstanceProfilesForRoleCommandInput,
  ListInstanceProfilesForRoleCommandOutput,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { pageOf } from '../page.ts';

/** There is no EC2 here, so no role has a profile; tools ask before they delete a role. */
export const listInstanceProfilesForRole: Operation<
  ListInstanceProfilesForRoleCommandInput,
  Partial<ListInstanceProfilesForRoleCommandOutput>
> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'ListInstanceProfilesForRole'),
  run(call, input) {
    findRole(call, input.RoleName);
    const { items, ...page } = pageOf([], input);
    return { InstanceProfiles: items, ...page };
  },
};
