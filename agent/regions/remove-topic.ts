import { DeleteTopicCommand, paginateListSubscriptionsByTopic, UnsubscribeCommand } from '@aws-sdk/client-sns';
import type { Deps } from '../deps.ts';
import { clientsIn } from './clients.ts';
import { topicOwner } from './ensure-topic.ts';
import { findNamedTopics } from './find-named-topics.ts';

/**
 * Removes our topic with its subscriptions. One that a stack still names stays, since that stack could not be updated
 * without it; then only our own subscription goes, whose function is gone.
 */
export const removeTopic = async (
  deps: Deps,
  region: string,
  { topicArn, relayArn, stackId }: { topicArn: string; relayArn: string; stackId: string },
): Promise<'removed' | 'in use' | 'not ours'> => {
  const { sns } = clientsIn(deps.config, region);
  const abort = { abortSignal: deps.signal };
  const owner = await topicOwner(sns, topicArn, deps.signal);
  if (owner === 'no topic') return 'removed';
  if (owner !== stackId) return 'not ours';
  if ((await findNamedTopics(deps, region, [topicArn], stackId)).length === 0) {
    await sns.send(new DeleteTopicCommand({ TopicArn: topicArn }), abort);
    return 'removed';
  }
  for await (const page of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn: topicArn }))
    for (const { Endpoint, SubscriptionArn } of page.Subscriptions ?? [])
      if (Endpoint === relayArn && SubscriptionArn) await sns.send(new UnsubscribeCommand({ SubscriptionArn }), abort);
  return 'in use';
};
