import type { TagUserCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { requestTagContext, withTags } from '../tags.ts';

export const tagUser: Operation<TagUserCommandInput> = {
  authorize: (call, input) => onUser(call, input.UserName, 'TagUser', requestTagContext(input.Tags)),
  run(call, input) {
    const user = findUser(call, input.UserName);
    user.tags = withTags(user.tags, input.Tags);
  },
};
