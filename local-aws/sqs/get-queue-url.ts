import type { GetQueueUrlRequest, GetQueueUrlResult } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { queueDoesNotExist, queuePolicy } from './find-queue.ts';
import { queueArn, queueUrl, sqsState } from './state.ts';

export const getQueueUrl: Operation<GetQueueUrlRequest, GetQueueUrlResult> = {
  authorize: ({ world, account, region }, { QueueName = '', QueueOwnerAWSAccountId: owner = account }) => [
    {
      action: 'sqs:GetQueueUrl',
      resource: queueArn(world, owner, region, QueueName),
      resourceAccount: owner,
      resourcePolicy: queuePolicy(sqsState(world, owner, region).queues.get(QueueName)),
    },
  ],
  run: ({ world, account, region }, { QueueName = '', QueueOwnerAWSAccountId: owner = account }) => {
    const queue = sqsState(world, owner, region).queues.get(QueueName);
    if (queue === undefined) throw queueDoesNotExist();
    return { QueueUrl: queueUrl(world, queue) };
  },
};
