import type { ListUserTagsCommandInput, ListUserTagsCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { pageOf } from '../page.ts';
import { byKey, toTags } from '../tags.ts';

export const listUserTags: Operation<ListUserTagsCommandInput, Partial<ListUserTagsCommandOutput>> = {
  authorize: (call, input) => onUser(call, input.UserName, 'ListUserTags'),
  run(call, input) {
    const { items, ...page } = pageOf(toTags(findUser(call, input.UserName).tags).sort(byKey), input);
    return { Tags: items, ...page };
  },
};
