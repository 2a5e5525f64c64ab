import type { UntagResourceRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { findTagged, onTagged } from './tags.ts';

export const untagResource: Operation<UntagResourceRequest, object> = {
  authorize: (call, { resourceArn, tagKeys = [] }) =>
    onTagged(call, 'UntagResource', resourceArn, tagKeys.length > 0 ? { 'aws:TagKeys': tagKeys } : {}),
  run: (call, { resourceArn, tagKeys = [] }) => {
    const group = findTagged(call, resourceArn);
    for (const key of tagKeys) delete group.tags[key];
    return {};
  },
};
