import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { onTopic } from './find-topic.ts';
import { findTagged } from './tagged.ts';

export const listTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = {
  authorize: (call, input) => onTopic(call, 'ListTagsForResource', input.ResourceArn),
  run: (call, input) => ({
    Tags: Object.entries(findTagged(call, input.ResourceArn).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
};
