import type { ListDeadLetterSourceQueuesRequest, ListDeadLetterSourceQueuesResult } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { pageOf } from './page.ts';
import { redrivePolicy } from './queue-attributes.ts';
import { queueUrl, sqsState } from './state.ts';

export const listDeadLetterSourceQueues: Operation<
  ListDeadLetterSourceQueuesRequest,
  ListDeadLetterSourceQueuesResult
> = {
  authorize: (call, input) => onQueue(call, 'ListDeadLetterSourceQueues', input.QueueUrl),
  run: (call, input) => {
    const target = findQueue(call, input.QueueUrl);
    const sources = [...sqsState(call.world, target.account, target.region).queues.values()].filter(
      (queue) => redrivePolicy(queue)?.deadLetterTargetArn === target.arn,
    );
    const { page, next } = pageOf(
      sources.map((queue) => queue.name),
      input,
    );
    return {
      queueUrls: page.map((name) => queueUrl(call.world, { account: target.account, name })),
      ...(next !== undefined && { NextToken: next }),
    };
  },
};
