import type { TagResourceRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { checkTagCount, checkTags, findTagged, onTagged } from './tags.ts';

export const tagResource: Operation<TagResourceRequest, object> = {
  authorize: (call, { resourceArn, tags = {} }) => onTagged(call, 'TagResource', resourceArn, requestTagContext(tags)),
  run: (call, { resourceArn, tags = {} }) => {
    checkTags(tags);
    const group = findTagged(call, resourceArn);
    const all = { ...group.tags, ...tags };
    checkTagCount(all);
    group.tags = all;
    return {};
  },
};
