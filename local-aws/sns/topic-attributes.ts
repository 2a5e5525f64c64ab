import { notImplemented } from '../aws-error.ts';
import { checkPolicy } from './check-policy.ts';
import { invalidParameter } from './sns-error.ts';
import type { Topic } from './state.ts';

const notHere =
  /^(KmsMasterKeyId|FifoTopic|FifoThroughputScope|ContentBasedDeduplication|DeliveryPolicy|SignatureVersion|TracingConfig|ArchivePolicy|(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback(RoleArn|SampleRate))$/;

/** Sets one attribute as CreateTopic and SetTopicAttributes do. */
export const setAttribute = (
  topic: Pick<Topic, 'arn' | 'account' | 'displayName' | 'policy'>,
  name: string,
  value: string,
): void => {
  if (name === 'DisplayName') {
    if (value.length > 100) throw invalidParameter('DisplayName');
    topic.displayName = value;
  } else if (name === 'Policy') {
    if (value !== '') checkPolicy(value);
    topic.policy = value || defaultPolicy(topic);
  } else if (notHere.test(name)) {
    if (value !== '' && value !== 'false') throw notImplemented('sns', name);
  } else throw invalidParameter('AttributeName');
};

/** What a topic without a policy gets: its owner's resources may use it. */
export const defaultPolicy = ({ arn, account }: Pick<Topic, 'arn' | 'account'>): string =>
  JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  });

export const presentTopic = (topic: Topic): Record<string, string> => ({
  TopicArn: topic.arn,
  Owner: topic.account,
  Policy: topic.policy,
  DisplayName: topic.displayName,
  SubscriptionsPending: '0',
  SubscriptionsConfirmed: String(topic.subscriptions.length),
  SubscriptionsDeleted: '0',
  EffectiveDeliveryPolicy: JSON.stringify({
    http: {
      defaultHealthyRetryPolicy: {
        minDelayTarget: 20,
        maxDelayTarget: 20,
        numRetries: 3,
        numMaxDelayRetries: 0,
        numNoDelayRetries: 0,
        numMinDelayRetries: 0,
        backoffFunction: 'linear',
      },
      disableSubscriptionOverrides: false,
      defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
    },
  }),
});
