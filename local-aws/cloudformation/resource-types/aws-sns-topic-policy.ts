import { defaultPolicy } from '../../sns/topic-attributes.ts';
import { physicalName } from '../physical-name.ts';
import { json, listOf, required, string } from '../property.ts';
import { documentText, list } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';

export const snsTopicPolicy: ResourceType = {
  properties: { PolicyDocument: required(json), Topics: required(listOf(string)) },
  attributes: ['Id'],
  async create(context, properties) {
    await set(context, list(properties['Topics']), () => documentText(properties['PolicyDocument']));
    const physicalId = physicalName(context, 128);
    context.initiated(physicalId);
    return { physicalId, attributes: { Id: physicalId } };
  },
  async update(context, { physicalId, properties: before }, properties) {
    const topics = list(properties['Topics']);
    await set(
      context,
      list(before['Topics']).filter((topic) => !topics.includes(topic)),
      (topic) => defaultPolicy({ arn: topic, account: context.account }),
    );
    await set(context, topics, () => documentText(properties['PolicyDocument']));
    return { physicalId, attributes: { Id: physicalId } };
  },
  async delete(context, { properties }) {
    await set(context, list(properties['Topics']), (topic) => defaultPolicy({ arn: topic, account: context.account }));
  },
  async read(context, { properties }) {
    const [TopicArn] = list(properties['Topics']);
    const { Attributes } = await context.call<{ Attributes: Record<string, string> }>('sns', 'GetTopicAttributes', {
      TopicArn,
    });
    return { ...properties, PolicyDocument: JSON.parse(Attributes['Policy'] ?? '{}') as unknown };
  },
};

const set = async (context: ResourceContext, topics: string[], policy: (topic: string) => string): Promise<void> => {
  for (const TopicArn of topics)
    await context.call('sns', 'SetTopicAttributes', {
      TopicArn,
      AttributeName: 'Policy',
      AttributeValue: policy(TopicArn),
    });
};
