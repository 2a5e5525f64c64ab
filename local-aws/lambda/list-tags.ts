import type { ListTagsRequest, ListTagsResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findTagged, onTagged } from './tags.ts';

export const listTags: Operation<ListTagsRequest, ListTagsResponse> = {
  authorize: (call, input) => onTagged(call, 'ListTags', input.Resource),
  run: (call, input) => ({ Tags: { ...findTagged(call, input.Resource).tags } }),
};
