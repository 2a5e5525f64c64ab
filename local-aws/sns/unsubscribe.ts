import type { UnsubscribeInput } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { onTopic, topicOfSubscription } from './find-topic.ts';
import { snsState } from './state.ts';

/** Ending a subscription that is not there succeeds. */
export const unsubscribe: Operation<UnsubscribeInput, object> = {
  authorize: (call, input) => onTopic(call, 'Unsubscribe', topicOfSubscription(input.SubscriptionArn)),
  run: (call, { SubscriptionArn }) => {
    const [, , , , account = '', name = ''] = topicOfSubscription(SubscriptionArn).split(':');
    const topic = snsState(call.world, account, call.region).topics.get(name);
    if (topic) topic.subscriptions = topic.subscriptions.filter(({ arn }) => arn !== SubscriptionArn);
    return {};
  },
};
