import { isRecord } from '../template/template.ts';
import type { ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

const attributeNames = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
];

export const snsSubscription: ResourceType = {
  properties: {
    DeliveryPolicy: { type: 'Json' },
    Endpoint: { type: 'String', update: 'replace' },
    FilterPolicy: { type: 'Json' },
    FilterPolicyScope: { type: 'String' },
    Protocol: { type: 'String', required: true, update: 'replace' },
    RawMessageDelivery: { type: 'Boolean' },
    RedrivePolicy: { type: 'Json' },
    Region: { type: 'String' },
    ReplayPolicy: { type: 'Json' },
    SubscriptionRoleArn: { type: 'String' },
    TopicArn: { type: 'String', required: true, update: 'replace' },
  },
  attributes: ['Arn'],
  async create(context, properties) {
    const region = properties['Region'];
    const { SubscriptionArn } = await context.call<{ SubscriptionArn: string }>(
      'sns',
      'Subscribe',
      {
        TopicArn: properties['TopicArn'],
        Protocol: properties['Protocol'],
        Endpoint: properties['Endpoint'],
        Attributes: attributesOf(properties),
        ReturnSubscriptionArn: true,
      },
      typeof region === 'string' ? region : undefined,
    );
    context.initiated(SubscriptionArn);
    return { physicalId: SubscriptionArn, attributes: { Arn: SubscriptionArn } };
  },
  async update(context, { physicalId: SubscriptionArn, properties: before, attributes }, properties) {
    const old = attributesOf(before);
    const wanted = attributesOf(properties);
    for (const name of attributeNames)
      if (old[name] !== wanted[name])
        await context.call(
          'sns',
          'SetSubscriptionAttributes',
          {
            SubscriptionArn,
            AttributeName: name,
            AttributeValue: wanted[name] ?? (name === 'RawMessageDelivery' ? 'false' : '{}'),
          },
          regionOf(SubscriptionArn),
        );
    return { physicalId: SubscriptionArn, attributes };
  },
  async delete(context, { physicalId }) {
    await context.call('sns', 'Unsubscribe', { SubscriptionArn: physicalId }, regionOf(physicalId));
  },
  async read(context, { physicalId, properties }) {
    const { Attributes } = await context.call<{ Attributes: Record<string, string> }>(
      'sns',
      'GetSubscriptionAttributes',
      { SubscriptionArn: physicalId },
      regionOf(physicalId),
    );
    const names = Object.keys(properties).filter((name) => Attributes[name] !== undefined);
    return Object.fromEntries(
      names.map((name) => [name, isRecord(properties[name]) ? JSON.parse(String(Attributes[name])) : Attributes[name]]),
    );
  },
};

/** A subscription lives where its topic does. */
const regionOf = (subscriptionArn: string): string | undefined => subscriptionArn.split(':')[3];

const attributesOf = (properties: Properties): Record<string, string> =>
  Object.fromEntries(
    attributeNames
      .filter((name) => properties[name] !== undefined)
      .map((name) => [name, isRecord(properties[name]) ? JSON.stringify(properties[name]) : String(properties[name])]),
  );
