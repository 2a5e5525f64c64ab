import type { OperationTest } from '../../support/operation-test.ts';
import { createTopic } from './operations/create-topic.ts';
import { deleteTopic } from './operations/delete-topic.ts';
import { getSubscriptionAttributes } from './operations/get-subscription-attributes.ts';
import { getTopicAttributes } from './operations/get-topic-attributes.ts';
import { listSubscriptionsByTopic } from './operations/list-subscriptions-by-topic.ts';
import { listSubscriptions } from './operations/list-subscriptions.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listTopics } from './operations/list-topics.ts';
import { publishBatch } from './operations/publish-batch.ts';
import { publishTest } from './operations/publish.ts';
import { setSubscriptionAttributes } from './operations/set-subscription-attributes.ts';
import { setTopicAttributes } from './operations/set-topic-attributes.ts';
import { subscribeTest } from './operations/subscribe.ts';
import { tagResource } from './operations/tag-resource.ts';
import { unsubscribeTest } from './operations/unsubscribe.ts';
import { untagResource } from './operations/untag-resource.ts';

export const snsOperationTests: Record<string, OperationTest> = {
  CreateTopic: createTopic,
  DeleteTopic: deleteTopic,
  GetSubscriptionAttributes: getSubscriptionAttributes,
  GetTopicAttributes: getTopicAttributes,
  ListSubscriptionsByTopic: listSubscriptionsByTopic,
  ListSubscriptions: listSubscriptions,
  ListTagsForResource: listTagsForResource,
  ListTopics: listTopics,
  PublishBatch: publishBatch,
  Publish: publishTest,
  SetSubscriptionAttributes: setSubscriptionAttributes,
  SetTopicAttributes: setTopicAttributes,
  Subscribe: subscribeTest,
  TagResource: tagResource,
  Unsubscribe: unsubscribeTest,
  UntagResource: untagResource,
};
