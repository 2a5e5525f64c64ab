import type {
  ListSubscriptionsByTopicInput,
  ListSubscriptionsByTopicResponse,
  Subscription as ListedSubscription,
} from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { findTopic, onTopic } from './find-topic.ts';
import { pageOf } from './page.ts';
import type { Subscription } from './state.ts';

export const listSubscriptionsByTopic: Operation<ListSubscriptionsByTopicInput, ListSubscriptionsByTopicResponse> = {
  authorize: (call, input) => onTopic(call, 'ListSubscriptionsByTopic', input.TopicArn),
  run: (call, input) => {
    const { page, ...next } = pageOf(findTopic(call, input.TopicArn).subscriptions, input.NextToken);
    return { Subscriptions: page.map(listed), ...next };
  },
};

export const listed = ({ arn, owner, protocol, endpoint, topicArn }: Subscription): ListedSubscription => ({
  SubscriptionArn: arn,
  Owner: owner,
  Protocol: protocol,
  Endpoint: endpoint,
  TopicArn: topicArn,
});
