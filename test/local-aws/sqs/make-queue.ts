import { CreateQueueCommand, DeleteQueueCommand, SQSClient, type CreateQueueCommandInput } from '@aws-sdk/client-sqs';
import type { Target } from '../../support/start-target.ts';

export type MadeQueue = { name: string; url: string; arn: string };

/** A queue with a name of its own, gone after the tests. */
export const makeQueue = async (target: Target, input: Partial<CreateQueueCommandInput> = {}): Promise<MadeQueue> => {
  const sqs = target.client(SQSClient);
  const name = input.QueueName ?? target.unique('queue');
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ ...input, QueueName: name }));
  target.afterwards(() => sqs.send(new DeleteQueueCommand({ QueueUrl })));
  return { name, url: QueueUrl ?? '', arn: `arn:aws:sqs:${target.region}:${target.accountId}:${name}` };
};
