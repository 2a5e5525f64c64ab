import type { CreateTopicInput, CreateTopicResponse } from '@aws-sdk/client-sns';
import { notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { checkTagCount, checkTags, tagRecord } from './find-topic.ts';
import { requestTagContext } from '../tag-context.ts';
import { invalidParameter } from './sns-error.ts';
import { snsState, topicArn, type Topic } from './state.ts';
import { defaultPolicy, setAttribute } from './topic-attributes.ts';

const checkName = (name: string, { FifoTopic }: Record<string, string>): void => {
  const isFifo = FifoTopic?.toLowerCase() === 'true';
  if (isFifo && /^[\w-]{1,251}\.fifo$/.test(name)) throw notImplemented('sns', 'FifoTopic');
  if (isFifo) {
    throw invalidParameter(
      'Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.',
    );
  }
  if (!/^[\w-]{1,256}$/.test(name)) throw invalidParameter('Topic Name');
};

export const createTopic: Operation<CreateTopicInput, CreateTopicResponse> = {
  authorize: ({ world, account, region }, { Name = '', Tags }) => {
    const context = requestTagContext(tagRecord(Tags));
    const resource = topicArn(world, account, region, Name);
    const create = { action: 'sns:CreateTopic', resource, resourceAccount: account, context };
    return Tags?.length ? [create, { ...create, action: 'sns:TagResource' }] : [create];
  },
  run: ({ world, account, region }, { Name: name = '', Attributes = {}, Tags }) => {
    checkName(name, Attributes);
    checkTags(Tags);
    const { topics } = snsState(world, account, region);
    const arn = topicArn(world, account, region, name);
    const existing = topics.get(name);
    const tags = tagRecord(Tags);
    checkTagCount(tags);
    const topic: Topic = existing
      ? { ...existing }
      : { name, arn, account, region, displayName: '', policy: '', tags, subscriptions: [] };
    if (existing === undefined) topic.policy = defaultPolicy(topic);
    for (const [attribute, value] of Object.entries(Attributes)) setAttribute(topic, attribute, value);
    if (existing) {
      // creating again answers the topic that is there, unless it would be another
      if (topic.displayName !== existing.displayName || topic.policy !== existing.policy) {
        throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
      }
      if (Tags?.length && JSON.stringify(tags) !== JSON.stringify(existing.tags)) {
        throw invalidParameter('Tags Reason: Topic already exists with different tags');
      }
      return { TopicArn: arn };
    }
    topics.set(name, topic);
    return { TopicArn: arn };
  },
  lacks: ['DataProtectionPolicy'],
};
