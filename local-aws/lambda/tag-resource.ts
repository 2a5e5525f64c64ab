import type { TagResourceRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { invalidParameterValue } from './lambda-error.ts';
import { checkTagCount, findTagged, onTagged, setTags } from './tags.ts';

export const tagResource: Operation<TagResourceRequest, object> = {
  authorize: (call, input) => onTagged(call, 'TagResource', input.Resource, requestTagContext(input.Tags ?? {})),
  run: (call, { Resource, Tags = {} }) => {
    if (Object.keys(Tags).length === 0) {
      throw invalidParameterValue('An error occurred and the request cannot be processed.');
    }
    const tagged = findTagged(call, Resource);
    const tags = { ...tagged.tags, ...Tags };
    checkTagCount(tags);
    setTags(tagged, tags);
    return {};
  },
};
