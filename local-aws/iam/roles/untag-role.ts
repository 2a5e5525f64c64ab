import type { UntagRoleCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { withoutTags } from '../tags.ts';

export const untagRole: Operation<UntagRoleCommandInput> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'UntagRole', { 'aws:TagKeys': input.TagKeys ?? [] }),
  run(call, input) {
    const role = findRole(call, input.RoleName);
    role.tags = withoutTags(role.tags, input.TagKeys);
  },
};
