import type { ListQueuesRequest, ListQueuesResult } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { pageOf } from './page.ts';
import { queueUrl, sqsState } from './state.ts';

export const listQueues: Operation<ListQueuesRequest, ListQueuesResult> = {
  authorize: () => [{ action: 'sqs:ListQueues', resource: '*' }],
  run: ({ world, account, region }, input) => {
    const names = [...sqsState(world, account, region).queues.keys()].filter((name) =>
      name.startsWith(input.QueueNamePrefix ?? ''),
    );
    const { page, next } = pageOf(names, input);
    return {
      ...(page.length > 0 && { QueueUrls: page.map((name) => queueUrl(world, { account, name })) }),
      ...(next !== undefined && { NextToken: next }),
    };
  },
};
