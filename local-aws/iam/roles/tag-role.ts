import type { TagRoleCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { requestTagContext, withTags } from '../tags.ts';

export const tagRole: Operation<TagRoleCommandInput> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'TagRole', requestTagContext(input.Tags)),
  run(call, input) {
    const role = findRole(call, input.RoleName);
    role.tags = withTags(role.tags, input.Tags);
  },
};
