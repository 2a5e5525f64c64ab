import { physicalName } from '../physical-name.ts';
import { json, listOf, required, string } from '../property.ts';
import { documentText, list } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

export const sqsQueuePolicy: ResourceType = {
  properties: { PolicyDocument: required(json), Queues: required(listOf(string)) },
  attributes: ['Id'],
  async create(context, properties) {
    await set(context, list(properties['Queues']), documentText(properties['PolicyDocument']));
    const physicalId = physicalName(context, 128);
    context.initiated(physicalId);
    return { physicalId, attributes: { Id: physicalId } };
  },
  async update(context, { physicalId, properties: before }, properties) {
    const queues = list(properties['Queues']);
    await set(
      context,
      list(before['Queues']).filter((queue) => !queues.includes(queue)),
      '',
    );
    await set(context, queues, documentText(properties['PolicyDocument']));
    return { physicalId, attributes: { Id: physicalId } };
  },
  async delete(context, { properties }) {
    await set(context, list(properties['Queues']), '');
  },
  async read(context, { properties }: { properties: Properties }) {
    const [QueueUrl] = list(properties['Queues']);
    const { Attributes } = await context.call<{ Attributes?: Record<string, string> }>('sqs', 'GetQueueAttributes', {
      QueueUrl,
      AttributeNames: ['Policy'],
    });
    const policy = Attributes?.['Policy'];
    return policy === undefined ? undefined : { ...properties, PolicyDocument: JSON.parse(policy) as unknown };
  },
};

const set = async (context: ResourceContext, queues: string[], Policy: string): Promise<void> => {
  for (const QueueUrl of queues) await context.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
};
