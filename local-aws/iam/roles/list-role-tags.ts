import type { ListRoleTagsCommandInput, ListRoleTagsCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { pageOf } from '../page.ts';
import { byKey, toTags } from '../tags.ts';

export const listRoleTags: Operation<ListRoleTagsCommandInput, Partial<ListRoleTagsCommandOutput>> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'ListRoleTags'),
  run(call, input) {
    const { items, ...page } = pageOf(toTags(findRole(call, input.RoleName).tags).sort(byKey), input);
    return { Tags: items, ...page };
  },
};
