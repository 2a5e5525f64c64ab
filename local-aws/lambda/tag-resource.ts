import type { TagResourceRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { findTagged, onTagged } from './tags.ts';

export const tagResource: Operation<TagResourceRequest, object> = {
  authorize: (call, input) => onTagged(call, 'TagResource', input.Resource, requestTagContext(input.Tags ?? {})),
  run: (call, input) => {
    const tagged = findTagged(call, input.Resource);
    tagged.tags = { ...tagged.tags, ...input.Tags };
    return {};
  },
};
