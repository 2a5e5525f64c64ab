import type { UntagQueueRequest } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';

export const untagQueue: Operation<UntagQueueRequest, object> = {
  authorize: (call, { QueueUrl, TagKeys = [] }) =>
    onQueue(call, 'UntagQueue', QueueUrl, TagKeys.length > 0 ? { 'aws:TagKeys': TagKeys } : {}),
  run: (call, { QueueUrl, TagKeys = [] }) => {
    const queue = findQueue(call, QueueUrl);
    if (TagKeys.length === 0) {
      throw new AwsError('InvalidParameterValue', 'Tag keys must be between 1 and 128 characters in length.');
    }
    for (const key of TagKeys) delete queue.tags[key];
    return {};
  },
};
