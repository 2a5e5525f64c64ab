import type { TagResourceRequest, TagResourceResponse } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { checkTagCount, checkTags, onTopic, tagRecord } from './find-topic.ts';
import { requestTagContext } from '../tag-context.ts';
import { findTagged } from './tagged.ts';

export const tagResource: Operation<TagResourceRequest, TagResourceResponse> = {
  authorize: (call, input) => onTopic(call, 'TagResource', input.ResourceArn, requestTagContext(tagRecord(input.Tags))),
  run: (call, input) => {
    const topic = findTagged(call, input.ResourceArn);
    checkTags(input.Tags);
    const tags = { ...topic.tags, ...tagRecord(input.Tags) };
    checkTagCount(tags);
    topic.tags = tags;
    return {};
  },
};
