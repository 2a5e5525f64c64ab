import { isThere, nameTaken } from '../already-exists.ts';
import { physicalName } from '../physical-name.ts';
import { bool, listOf, object, plainTags, replacing, required, string } from '../property.ts';
import { list, tagChanges, tagList, tagsOf } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

/** Properties that are attributes of the topic, under the same name. */
const attributeNames = [
  'ContentBasedDeduplication',
  'DisplayName',
  'FifoThroughputScope',
  'KmsMasterKeyId',
  'SignatureVersion',
  'TracingConfig',
];

export const snsTopic: ResourceType = {
  properties: {
    ContentBasedDeduplication: bool,
    DisplayName: string,
    FifoThroughputScope: string,
    FifoTopic: replacing(bool),
    KmsMasterKeyId: string,
    SignatureVersion: string,
    Subscription: listOf(object({ Endpoint: required(string), Protocol: required(string) })),
    Tags: plainTags,
    TopicName: replacing(string),
    TracingConfig: string,
  },
  absent: ['ArchivePolicy', 'DataProtectionPolicy', 'DeliveryStatusLogging'],
  attributes: ['TopicArn', 'TopicName'],
  nameProperty: 'TopicName',
  taggable: true,
  async create(context, properties) {
    const fifo = properties['FifoTopic'] === 'true';
    const Name = String(properties['TopicName'] ?? `${physicalName(context, 250)}${fifo ? '.fifo' : ''}`);
    // CreateTopic answers success for a topic that is already there
    const taken = { TopicArn: `arn:${context.partition}:sns:${context.region}:${context.account}:${Name}` };
    if (properties['TopicName'] !== undefined && (await isThere(context, 'sns', 'GetTopicAttributes', taken)))
      throw nameTaken(Name);
    const { TopicArn } = await context.call<{ TopicArn: string }>('sns', 'CreateTopic', {
      Name,
      Attributes: { ...attributesOf(properties), ...(fifo ? { FifoTopic: 'true' } : {}) },
      Tags: tagList(tagsOf(snsTopic, context, properties)),
    });
    context.initiated(TopicArn);
    for (const { Protocol, Endpoint } of subscriptionsOf(properties))
      await context.call('sns', 'Subscribe', { TopicArn, Protocol, Endpoint });
    return outcome(TopicArn);
  },
  async update(context, { physicalId: TopicArn, properties: before, tags }, properties) {
    const after = attributesOf(properties);
    for (const name of attributeNames)
      if (String(before[name] ?? '') !== (after[name] ?? ''))
        await context.call('sns', 'SetTopicAttributes', {
          TopicArn,
          AttributeName: name,
          AttributeValue: after[name] ?? '',
        });
    await updateSubscriptions(context, TopicArn, before, properties);
    const { removed, set } = tagChanges(tags, tagsOf(snsTopic, context, properties));
    if (removed.length > 0) await context.call('sns', 'UntagResource', { ResourceArn: TopicArn, TagKeys: removed });
    if (Object.keys(set).length > 0)
      await context.call('sns', 'TagResource', { ResourceArn: TopicArn, Tags: tagList(set) });
    return outcome(TopicArn);
  },
  async delete(context, { physicalId }) {
    await context.call('sns', 'DeleteTopic', { TopicArn: physicalId });
  },
  async read(context, { physicalId, properties }) {
    const { Attributes } = await context.call<{ Attributes: Record<string, string> }>('sns', 'GetTopicAttributes', {
      TopicArn: physicalId,
    });
    const names = attributeNames.filter((name) => name in properties && Attributes[name] !== undefined);
    return Object.fromEntries(names.map((name) => [name, Attributes[name]]));
  },
};

type Inline = { Protocol: string; Endpoint: string };

const subscriptionsOf = (properties: Properties): Inline[] => list<Inline>(properties['Subscription']);

const same = (one: Inline) => (other: Inline) => one.Protocol === other.Protocol && one.Endpoint === other.Endpoint;

const updateSubscriptions = async (
  context: ResourceContext,
  TopicArn: string,
  before: Properties,
  after: Properties,
): Promise<void> => {
  const old = subscriptionsOf(before);
  const wanted = subscriptionsOf(after);
  for (const one of wanted.filter((entry) => !old.some(same(entry))))
    await context.call('sns', 'Subscribe', { TopicArn, Protocol: one.Protocol, Endpoint: one.Endpoint });
  const dropped = old.filter((entry) => !wanted.some(same(entry)));
  if (dropped.length === 0) return;
  const { Subscriptions = [] } = await context.call<{ Subscriptions?: (Inline & { SubscriptionArn: string })[] }>(
    'sns',
    'ListSubscriptionsByTopic',
    { TopicArn },
  );
  for (const { SubscriptionArn, ...one } of Subscriptions)
    if (dropped.some(same(one))) await context.call('sns', 'Unsubscribe', { SubscriptionArn });
};

const attributesOf = (properties: Properties): Record<string, string> =>
  Object.fromEntries(
    attributeNames.filter((name) => properties[name] !== undefined).map((name) => [name, String(properties[name])]),
  );

const outcome = (arn: string) => ({
  physicalId: arn,
  attributes: { TopicArn: arn, TopicName: arn.slice(arn.lastIndexOf(':') + 1) },
});
