import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from '../aws/client-settings.ts';
import type { ExistingKind } from './existing-kind.ts';

export const existingQueue: ExistingKind = {
  name: /^[A-Za-z0-9_-]{1,80}$|^[A-Za-z0-9_-]{1,75}\.fifo$/,
  async find({ config, signal }, { name, region, arn }) {
    const sqs = new SQSClient(clientSettings(config, region));
    const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }), { abortSignal: signal });
    return { Arn: arn('sqs', name), Name: name, Url: QueueUrl };
  },
};
