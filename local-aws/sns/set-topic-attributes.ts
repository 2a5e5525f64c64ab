import type { SetTopicAttributesInput } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { findTopic, onTopic } from './find-topic.ts';
import { invalidParameter } from './sns-error.ts';
import { setAttribute } from './topic-attributes.ts';

export const setTopicAttributes: Operation<SetTopicAttributesInput, object> = {
  authorize: (call, input) => onTopic(call, 'SetTopicAttributes', input.TopicArn),
  run: (call, { TopicArn, AttributeName = '', AttributeValue = '' }) => {
    const topic = findTopic(call, TopicArn);
    // what a topic is stays as it was created
    if (AttributeName === 'FifoTopic') throw invalidParameter('AttributeName');
    setAttribute(topic, AttributeName, AttributeValue);
    return {};
  },
};
