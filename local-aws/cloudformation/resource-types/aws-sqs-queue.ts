import { alreadyExists } from '../already-exists.ts';
import { isMissing } from '../engine/handler-error.ts';
import { physicalName } from '../physical-name.ts';
import { bool, int, json, plainTags, replacing, string } from '../property.ts';
import { tagChanges, tagsOf } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';
import { isRecord } from '../template/template.ts';

/** Properties that are attributes of the queue, with what an update that drops one sets instead. */
const defaults: Record<string, string> = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  DelaySeconds: '0',
  FifoThroughputLimit: 'perQueue',
  KmsDataKeyReusePeriodSeconds: '300',
  KmsMasterKeyId: '',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  RedriveAllowPolicy: '',
  RedrivePolicy: '',
  SqsManagedSseEnabled: 'true',
  VisibilityTimeout: '30',
};

export const sqsQueue: ResourceType = {
  properties: {
    ContentBasedDeduplication: bool,
    DeduplicationScope: string,
    DelaySeconds: int,
    FifoQueue: replacing(bool),
    FifoThroughputLimit: string,
    KmsDataKeyReusePeriodSeconds: int,
    KmsMasterKeyId: string,
    MaximumMessageSize: int,
    MessageRetentionPeriod: int,
    QueueName: replacing(string),
    ReceiveMessageWaitTimeSeconds: int,
    RedriveAllowPolicy: json,
    RedrivePolicy: json,
    SqsManagedSseEnabled: bool,
    Tags: plainTags,
    VisibilityTimeout: int,
  },
  attributes: ['Arn', 'QueueName', 'QueueUrl'],
  nameProperty: 'QueueName',
  taggable: true,
  async create(context, properties) {
    const fifo = properties['FifoQueue'] === 'true';
    const name = String(properties['QueueName'] ?? `${physicalName(context, fifo ? 75 : 80)}${fifo ? '.fifo' : ''}`);
    // CreateQueue answers success for a queue that is already there.
    if (properties['QueueName'] !== undefined && (await exists(context, name)))
      throw alreadyExists('AWS::SQS::Queue', name);
    const attributes = { ...attributesOf(properties), ...(fifo ? { FifoQueue: 'true' } : {}) };
    const input = { QueueName: name, Attributes: attributes, tags: tagsOf(sqsQueue, context, properties) };
    const { QueueUrl } = await context.call<{ QueueUrl: string }>('sqs', 'CreateQueue', input);
    context.initiated(QueueUrl);
    return outcome(context, QueueUrl);
  },
  async update(context, current, properties) {
    const dropped = Object.keys(current.properties).filter((name) => name in defaults && !(name in properties));
    const Attributes = {
      ...Object.fromEntries(dropped.map((name) => [name, defaults[name]])),
      ...attributesOf(properties),
    };
    const QueueUrl = current.physicalId;
    if (Object.keys(Attributes).length > 0) await context.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes });
    const { removed, set } = tagChanges(current.tags, tagsOf(sqsQueue, context, properties));
    if (removed.length > 0) await context.call('sqs', 'UntagQueue', { QueueUrl, TagKeys: removed });
    if (Object.keys(set).length > 0) await context.call('sqs', 'TagQueue', { QueueUrl, Tags: set });
    return outcome(context, QueueUrl);
  },
  async delete(context, { physicalId }) {
    await context.call('sqs', 'DeleteQueue', { QueueUrl: physicalId });
  },
  async read(context, { physicalId, properties }) {
    const { Attributes } = await context.call<{ Attributes: Record<string, string> }>('sqs', 'GetQueueAttributes', {
      QueueUrl: physicalId,
      AttributeNames: ['All'],
    });
    return Object.fromEntries(
      Object.keys(properties)
        .filter((name) => name in defaults && Attributes[name] !== undefined)
        .map((name) => [name, isRecord(properties[name]) ? JSON.parse(String(Attributes[name])) : Attributes[name]]),
    );
  },
};

const attributesOf = (properties: Properties): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => name in defaults)
      .map(([name, value]) => [name, isRecord(value) ? JSON.stringify(value) : String(value)]),
  );

const exists = async (context: ResourceContext, QueueName: string): Promise<boolean> => {
  try {
    await context.call('sqs', 'GetQueueUrl', { QueueName });
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

const outcome = ({ partition, region, account }: ResourceContext, url: string) => {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const Arn = `arn:${partition}:sqs:${region}:${account}:${name}`;
  return { physicalId: url, attributes: { Arn, QueueName: name, QueueUrl: url } };
};
