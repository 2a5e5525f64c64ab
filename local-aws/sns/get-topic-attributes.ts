import type { GetTopicAttributesInput, GetTopicAttributesResponse } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { findTopic, onTopic } from './find-topic.ts';
import { presentTopic } from './topic-attributes.ts';

export const getTopicAttributes: Operation<GetTopicAttributesInput, GetTopicAttributesResponse> = {
  authorize: (call, input) => onTopic(call, 'GetTopicAttributes', input.TopicArn),
  run: (call, input) => ({ Attributes: presentTopic(findTopic(call, input.TopicArn)) }),
};
