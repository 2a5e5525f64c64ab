import type { TagQueueRequest } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { requestTagContext } from '../tag-context.ts';

const most = 50;

export const tagQueue: Operation<TagQueueRequest, object> = {
  authorize: (call, { QueueUrl, Tags = {} }) => onQueue(call, 'TagQueue', QueueUrl, requestTagContext(Tags)),
  run: (call, { QueueUrl, Tags = {} }) => {
    const queue = findQueue(call, QueueUrl);
    if (Object.keys(Tags).length === 0) {
      throw new AwsError('MissingParameter', 'The request must contain the parameter Tags.');
    }
    const tags = { ...queue.tags, ...Tags };
    checkTags(queue.name, tags);
    queue.tags = tags;
    return {};
  },
};

export const checkTags = (name: string, tags: Record<string, string>): void => {
  if (Object.keys(tags).length <= most) return;
  throw new AwsError('InvalidParameterValue', `Too many tags added for queue ${name}.`);
};
