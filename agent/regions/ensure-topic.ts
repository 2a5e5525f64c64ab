import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { isMissing } from '../describe-error.ts';
import { ownerTag } from '../names.ts';
import { refuseIfNotOurs } from './held-by-another.ts';

/** CreateTopic answers with an existing topic of that name, whoever made it: so its tags are asked first. */
export const ensureTopic = async (
  sns: SNSClient,
  topicArn: string,
  stackId: string,
  abortSignal: AbortSignal,
): Promise<void> => {
  const owner = await topicOwner(sns, topicArn, abortSignal);
  if (owner !== 'no topic') return refuseIfNotOurs(`The topic ${topicArn}`, owner, stackId);
  await sns.send(
    new CreateTopicCommand({ Name: topicArn.split(':').at(-1) ?? '', Tags: [{ Key: ownerTag, Value: stackId }] }),
    { abortSignal },
  );
};

export const topicOwner = async (
  sns: SNSClient,
  topicArn: string,
  abortSignal: AbortSignal,
): Promise<string | undefined | 'no topic'> => {
  try {
    const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn: topicArn }), { abortSignal });
    const owner = Tags?.find(({ Key }) => Key === ownerTag)?.Value;
    // not everything that speaks SNS says of a topic's tags that there is no topic: without an owner it is asked again
    if (owner === undefined)
      await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }), { abortSignal });
    return owner;
  } catch (error) {
    if (isMissing(error)) return 'no topic';
    throw error;
  }
};
