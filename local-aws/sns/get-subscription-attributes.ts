import type { GetSubscriptionAttributesInput, GetSubscriptionAttributesResponse } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { findSubscription, onTopic, topicOfSubscription } from './find-topic.ts';
import { presentSubscription } from './subscription-attributes.ts';

export const getSubscriptionAttributes: Operation<GetSubscriptionAttributesInput, GetSubscriptionAttributesResponse> = {
  authorize: (call, input) => onTopic(call, 'GetSubscriptionAttributes', topicOfSubscription(input.SubscriptionArn)),
  run: (call, input) => ({
    Attributes: presentSubscription(findSubscription(call, input.SubscriptionArn).subscription),
  }),
};
