import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../operation.ts';
import { findTagged, onTagged } from './tags.ts';

export const listTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = {
  authorize: (call, { resourceArn }) => onTagged(call, 'ListTagsForResource', resourceArn),
  run: (call, { resourceArn }) => ({ tags: { ...findTagged(call, resourceArn).tags } }),
};
