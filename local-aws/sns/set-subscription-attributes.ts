import type { SetSubscriptionAttributesInput } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { findSubscription, onTopic, topicOfSubscription } from './find-topic.ts';
import { setSubscriptionAttribute } from './subscription-attributes.ts';

export const setSubscriptionAttributes: Operation<SetSubscriptionAttributesInput, object> = {
  authorize: (call, input) => onTopic(call, 'SetSubscriptionAttributes', topicOfSubscription(input.SubscriptionArn)),
  run: (call, { SubscriptionArn, AttributeName = '', AttributeValue = '' }) => {
    const { subscription } = findSubscription(call, SubscriptionArn);
    setSubscriptionAttribute(subscription, AttributeName, AttributeValue);
    return {};
  },
};
