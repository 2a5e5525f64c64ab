import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call, ContextValue, PolicyDocument } from '../operation.ts';
import { tagContext } from '../tag-context.ts';
import { createValidation } from '../validation.ts';
import { invalidParameter, subscriptionNotFound, topicNotFound } from './sns-error.ts';
import { snsState, type Subscription, type Topic } from './state.ts';

const checkArn = (parameter: string, arn: string | undefined): void => {
  const { length } = (arn ?? '').split(':');
  if (length < 6) throw invalidParameter(`${parameter} Reason: An ARN must have at least 6 elements, not ${length}`);
};

/** A topic lives in one region, and only that region's endpoint knows it. */
const parseTopicArn = (call: Call, arn: string | undefined): { account: string; name: string } => {
  checkArn('TopicArn', arn);
  const [prefix, , service, region, account, name, ...rest] = (arn ?? '').split(':');
  if (prefix !== 'arn' || service !== 'sns' || !account || !name || rest.length > 0) throw invalidParameter('TopicArn');
  if (region !== call.region) throw invalidParameter('TopicArn');
  return { account, name };
};

const lookUp = (call: Call, arn: string | undefined): Topic | undefined => {
  const { account, name } = parseTopicArn(call, arn);
  return snsState(call.world, account, call.region).topics.get(name);
};

export const findTopic = (call: Call, arn: string | undefined): Topic => {
  const topic = lookUp(call, arn);
  if (topic === undefined) throw topicNotFound();
  return topic;
};

/** The decision on one action at a topic, with the topic's own policy. */
export const onTopic = (
  call: Call,
  action: string,
  arn: string | undefined,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  const { account } = parseTopicArn(call, arn);
  const topic = lookUp(call, arn);
  const { principal } = call;
  return [
    {
      action: `sns:${action}`,
      resource: arn ?? '',
      resourceAccount: account,
      resourcePolicy: topic && (JSON.parse(topic.policy) as PolicyDocument),
      context: {
        // what the default policy asks for: whose resource a service publishes for
        ...(principal.kind === 'service' && principal.sourceAccount
          ? { 'aws:SourceOwner': principal.sourceAccount }
          : {}),
        ...tagContext('aws:ResourceTag', topic?.tags ?? {}),
        ...context,
      },
    },
  ];
};

export const topicOfSubscription = (arn: string | undefined): string => {
  if (!arn) throw invalidParameter('SubscriptionArn Reason: no value for required parameter');
  checkArn('SubscriptionArn', arn);
  const parts = arn.split(':');
  if (parts.length !== 7 || parts[2] !== 'sns') throw invalidParameter('SubscriptionId');
  return parts.slice(0, 6).join(':');
};

export const findSubscription = (call: Call, arn: string | undefined): { topic: Topic; subscription: Subscription } => {
  const topic = lookUp(call, topicOfSubscription(arn));
  const subscription = topic?.subscriptions.find((one) => one.arn === arn);
  if (topic === undefined || subscription === undefined) throw subscriptionNotFound();
  return { topic, subscription };
};

export const tagRecord = (
  tags: { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Record<string, string> => Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));

export const checkTags = (tags: { Key?: string | undefined; Value?: string | undefined }[] | undefined): void => {
  const validation = createValidation();
  for (const [index, { Key, Value }] of (tags ?? []).entries()) {
    const place = `tags.${index + 1}.member`;
    validation.present(`${place}.key`, Key);
    validation.text(`${place}.key`, Key, { min: 1, max: 128 });
    validation.present(`${place}.value`, Value);
    validation.text(`${place}.value`, Value, { max: 256 });
  }
  validation.throwIfAny();
  const keys = (tags ?? []).map(({ Key }) => Key);
  if (new Set(keys).size < keys.length) throw invalidParameter('Duplicated keys are not allowed.');
};

const mostTags = 50;

export const checkTagCount = (tags: Record<string, string>): void => {
  if (Object.keys(tags).length <= mostTags) return;
  throw new AwsError('TagLimitExceeded', 'Could not complete request: tag quota of per resource exceeded');
};
