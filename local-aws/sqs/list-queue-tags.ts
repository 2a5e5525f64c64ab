import type { ListQueueTagsRequest, ListQueueTagsResult } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';

export const listQueueTags: Operation<ListQueueTagsRequest, ListQueueTagsResult> = {
  authorize: (call, input) => onQueue(call, 'ListQueueTags', input.QueueUrl),
  run: (call, input) => {
    const { tags } = findQueue(call, input.QueueUrl);
    return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {};
  },
};
