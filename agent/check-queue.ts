import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ListQueueTagsCommand,
  SendMessageCommand,
  SQSClient,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { clientSettings } from './aws/client-settings.ts';
import type { CheckRecord } from './check-record.ts';
import type { Config } from './config.ts';

/** One for the life of the process, which reads its config once. */
const clients = new WeakMap<Config, SQSClient>();

/** Version 3 of the SDK does not take the region from the queue's URL, and commanders everywhere use the home queue. */
const sqs = (config: Config): SQSClient => {
  const client = clients.get(config) ?? new SQSClient(clientSettings(config, config.homeRegion));
  clients.set(config, client);
  return client;
};

export const sendRecord = async (config: Config, record: CheckRecord, delaySeconds: number): Promise<void> => {
  await sqs(config).send(
    new SendMessageCommand({
      QueueUrl: config.queueUrl,
      MessageBody: JSON.stringify(record),
      DelaySeconds: Math.min(delaySeconds, 900),
    }),
  );
};

export const setVisibility = async (config: Config, receiptHandle: string, seconds: number): Promise<void> => {
  await sqs(config).send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: config.queueUrl,
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: seconds,
    }),
  );
};

/** How many records there are, whatever state each is in. SQS calls it approximate. */
export const countRecords = async (config: Config): Promise<number> => {
  const { Attributes = {} } = await sqs(config).send(
    new GetQueueAttributesCommand({
      QueueUrl: config.queueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesDelayed',
        'ApproximateNumberOfMessagesNotVisible',
      ],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
};

export const readQueueTags = async (config: Config): Promise<Record<string, string>> =>
  (await sqs(config).send(new ListQueueTagsCommand({ QueueUrl: config.queueUrl }))).Tags ?? {};

export const writeQueueTag = async (config: Config, key: string, value: string): Promise<void> => {
  await sqs(config).send(new TagQueueCommand({ QueueUrl: config.queueUrl, Tags: { [key]: value } }));
};

export const removeQueueTags = async (config: Config, keys: string[]): Promise<void> => {
  await sqs(config).send(new UntagQueueCommand({ QueueUrl: config.queueUrl, TagKeys: keys }));
};
