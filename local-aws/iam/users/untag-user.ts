import type { UntagUserCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { withoutTags } from '../tags.ts';

export const untagUser: Operation<UntagUserCommandInput> = {
  authorize: (call, input) => onUser(call, input.UserName, 'UntagUser', { 'aws:TagKeys': input.TagKeys ?? [] }),
  run(call, input) {
    const user = findUser(call, input.UserName);
    user.tags = withoutTags(user.tags, input.TagKeys);
  },
};
