import { createHash, randomUUID } from 'node:crypto';
import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { Call } from '../operation.ts';
import { checkMessageAttributes } from './check-message-attributes.ts';
import { invalidParameter } from './sns-error.ts';
import type { Subscription, Topic } from './state.ts';

/** Plain data, for a notification may wait for days until it is delivered. */
export type Notification = {
  messageId: string;
  subject: string | undefined;
  message: string;
  /** What a protocol gets instead, where the publisher said so. */
  messages: { [protocol in Subscription['protocol']]?: string };
  attributes: Record<string, MessageAttributeValue>;
  groupId: string | undefined;
  timestamp: string;
  traceHeader: string | undefined;
};

/** What a delivery must know of its topic, which may be gone by then. */
export type TopicPlace = Pick<Topic, 'arn' | 'account' | 'region'>;

type Publishing = {
  Message?: string | undefined;
  Subject?: string | undefined;
  MessageStructure?: string | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageGroupId?: string | undefined;
  MessageDeduplicationId?: string | undefined;
};

export const largestMessage = 262_144;

/** What counts to the limit: the message, and the attributes with their names and types. */
export const sizeOf = ({ Message = '', MessageAttributes = {} }: Publishing): number =>
  Object.entries(MessageAttributes).reduce(
    (size, [name, { DataType = '', StringValue = '', BinaryValue }]) =>
      size + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.byteLength ?? 0),
    Buffer.byteLength(Message),
  );

/** `place` is where the message attributes stand in the request. */
export const createNotification = (call: Call, input: Publishing, place = 'messageAttributes'): Notification => {
  const { Message = '', Subject, MessageStructure, MessageAttributes = {} } = input;
  if (Message === '') throw invalidParameter('Empty message');
  if (sizeOf(input) > largestMessage) throw invalidParameter('Message too long');
  if (Subject !== undefined && (!Subject || Subject.length > 100 || /[\u0000-\u001f]/.test(Subject))) {
    throw invalidParameter('Subject');
  }
  if (MessageStructure && MessageStructure !== 'json') throw invalidParameter('MessageStructure');
  checkMessageAttributes(place, MessageAttributes);
  if (input.MessageDeduplicationId !== undefined) {
    throw invalidParameter(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    );
  }
  return {
    messageId: randomUUID(),
    subject: Subject,
    ...(MessageStructure === 'json' ? byProtocol(Message) : { message: Message, messages: {} }),
    attributes: MessageAttributes,
    groupId: input.MessageGroupId,
    timestamp: new Date(call.world.clock.now()).toISOString(),
    traceHeader: call.traceHeader,
  };
};

const byProtocol = (message: string): Pick<Notification, 'message' | 'messages'> => {
  let messages: Record<string, unknown>;
  try {
    messages = JSON.parse(message) as Record<string, unknown>;
  } catch {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  const { default: fallback } = messages;
  if (typeof fallback !== 'string') {
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  }
  const { lambda, sqs } = messages;
  return {
    message: fallback,
    messages: { ...(typeof lambda === 'string' && { lambda }), ...(typeof sqs === 'string' && { sqs }) },
  };
};

export const messageFor = (protocol: Subscription['protocol'], { message, messages }: Notification): string =>
  messages[protocol] ?? message;

const attributesOf = (attributes: Notification['attributes']): Record<string, { Type: string; Value: string }> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType = '', StringValue = '', BinaryValue }]) => [
      name,
      { Type: DataType, Value: BinaryValue ? Buffer.from(BinaryValue).toString('base64') : StringValue },
    ]),
  );

/** Shaped like a signature; there is no certificate behind it. */
const signatureOf = (text: string): string => createHash('sha512').update(text).digest('base64');

const certificateUrl = (topic: Pick<Topic, 'region'>): string =>
  `https://sns.${topic.region}.amazonaws.com/SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem`;
const unsubscribeUrl = (topic: Pick<Topic, 'region'>, arn: string): string =>
  `https://sns.${topic.region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`;

/** The JSON that a queue gets when it does not ask for the bare message. */
export const envelope = (topic: TopicPlace, subscription: Subscription, notification: Notification): string => {
  const { messageId, subject, attributes, timestamp } = notification;
  const message = messageFor(subscription.protocol, notification);
  return JSON.stringify({
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: topic.arn,
    ...(subject !== undefined && { Subject: subject }),
    Message: message,
    Timestamp: timestamp,
    SignatureVersion: '1',
    Signature: signatureOf(messageId + message),
    SigningCertURL: certificateUrl(topic),
    UnsubscribeURL: unsubscribeUrl(topic, subscription.arn),
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributesOf(attributes) }),
  });
};

/** The event that a function gets. */
export const lambdaEvent = (topic: TopicPlace, subscription: Subscription, notification: Notification): string => {
  const { messageId, subject = null, attributes, timestamp } = notification;
  const message = messageFor('lambda', notification);
  return JSON.stringify({
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        Sns: {
          Type: 'Notification',
          MessageId: messageId,
          TopicArn: topic.arn,
          Subject: subject,
          Message: message,
          Timestamp: timestamp,
          SignatureVersion: '1',
          Signature: signatureOf(messageId + message),
          SigningCertUrl: certificateUrl(topic),
          UnsubscribeUrl: unsubscribeUrl(topic, subscription.arn),
          MessageAttributes: attributesOf(attributes),
        },
      },
    ],
  });
};
