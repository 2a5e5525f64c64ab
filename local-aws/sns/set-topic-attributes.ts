import type { SetTopicAttributesInput } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { findTopic, onTopic } from './find-topic.ts';
import { setAttribute } from './topic-attributes.ts';

export const setTopicAttributes: Operation<SetTopicAttributesInput, object> = {
  authorize: (call, input) => onTopic(call, 'SetTopicAttributes', input.TopicArn),
  run: (call, { TopicArn, AttributeName = '', AttributeValue = '' }) => {
    setAttribute(findTopic(call, TopicArn), AttributeName, AttributeValue);
    return {};
  },
};
