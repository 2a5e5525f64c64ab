import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { SubscribeInput, SubscribeResponse } from '@aws-sdk/client-sns';
import { notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { accountOf } from '../principal.ts';
import { findTopic, onTopic } from './find-topic.ts';
import { invalidParameter } from './sns-error.ts';
import type { Subscription } from './state.ts';
import { applySubscriptionAttributes } from './subscription-attributes.ts';

export const subscribe: Operation<SubscribeInput, SubscribeResponse> = {
  authorize: (call, input) =>
    onTopic(call, 'Subscribe', input.TopicArn, {
      'sns:Protocol': input.Protocol ?? '',
      ...(input.Endpoint !== undefined && { 'sns:Endpoint': input.Endpoint }),
    }),
  run: (call, input) => {
    const topic = findTopic(call, input.TopicArn);
    const protocol = checkProtocol(input.Protocol);
    const endpoint = checkEndpoint(protocol, input.Endpoint);
    const owner = accountOf(call.principal) ?? call.account;
    if (endpoint.split(':')[4] !== owner) throw notImplemented('sns', 'a subscription that must be confirmed');
    const subscription: Subscription = {
      arn: `${topic.arn}:${randomUUID()}`,
      topicArn: topic.arn,
      protocol,
      endpoint,
      owner,
      principal: 'arn' in call.principal ? call.principal.arn : `arn:${call.world.partition}:iam::${owner}:root`,
      rawMessageDelivery: false,
    };
    applySubscriptionAttributes(subscription, input.Attributes ?? {});
    const existing = topic.subscriptions.find((one) => one.protocol === protocol && one.endpoint === endpoint);
    if (existing === undefined) {
      topic.subscriptions.push(subscription);
      return { SubscriptionArn: subscription.arn };
    }
    // attributes that are not named may be what they are
    const asked = { ...existing };
    applySubscriptionAttributes(asked, input.Attributes ?? {});
    if (!isDeepStrictEqual(asked, existing)) {
      throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
    }
    return { SubscriptionArn: existing.arn };
  },
  // without it AWS keeps the ARN back until the subscription is confirmed: these are from the start
  ignores: ['ReturnSubscriptionArn'],
};

const checkProtocol = (protocol: string | undefined): Subscription['protocol'] => {
  if (protocol === 'lambda' || protocol === 'sqs') return protocol;
  const known = ['http', 'https', 'email', 'email-json', 'sms', 'application', 'firehose'];
  if (known.includes(protocol ?? '')) throw notImplemented('sns', `subscriptions by ${protocol}`);
  throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
};

const checkEndpoint = (protocol: Subscription['protocol'], endpoint: string | undefined): string => {
  const [prefix, , service, region, account, resource] = (endpoint ?? '').split(':');
  if (prefix !== 'arn' || service !== protocol || !region || !account || !resource) {
    throw invalidParameter(`${protocol === 'sqs' ? 'SQS' : 'Lambda'} endpoint ARN`);
  }
  if (protocol === 'sqs' && resource.endsWith('.fifo')) {
    throw invalidParameter(
      'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
    );
  }
  return endpoint ?? '';
};
