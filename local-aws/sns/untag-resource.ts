import type { UntagResourceRequest, UntagResourceResponse } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { onTopic } from './find-topic.ts';
import { findTagged } from './tagged.ts';

export const untagResource: Operation<UntagResourceRequest, UntagResourceResponse> = {
  authorize: (call, { ResourceArn, TagKeys = [] }) =>
    onTopic(call, 'UntagResource', ResourceArn, TagKeys.length > 0 ? { 'aws:TagKeys': TagKeys } : {}),
  run: (call, { ResourceArn, TagKeys = [] }) => {
    const topic = findTagged(call, ResourceArn);
    for (const key of TagKeys) delete topic.tags[key];
    return {};
  },
};
