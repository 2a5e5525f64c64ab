import type { UntagResourceRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { findTagged, onTagged, setTags } from './tags.ts';

export const untagResource: Operation<UntagResourceRequest, object> = {
  authorize: (call, { Resource, TagKeys = [] }) =>
    onTagged(call, 'UntagResource', Resource, TagKeys.length > 0 ? { 'aws:TagKeys': TagKeys } : {}),
  run: (call, { Resource, TagKeys = [] }) => {
    const tagged = findTagged(call, Resource);
    setTags(tagged, Object.fromEntries(Object.entries(tagged.tags).filter(([key]) => !TagKeys.includes(key))));
    return {};
  },
};
