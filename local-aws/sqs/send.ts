import { randomUUID } from 'node:crypto';
import type { MessageAttributeValue, MessageSystemAttributeValue } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Call } from '../operation.ts';
import { announceArrival } from './arrivals.ts';
import { attributesDigest, bodyDigest } from './message-digests.ts';
import { numberAttribute } from './queue-attributes.ts';
import type { Queue, StoredMessage } from './state.ts';

export type Outgoing = {
  MessageBody?: string | undefined;
  DelaySeconds?: number | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageSystemAttributes?: Partial<Record<string, MessageSystemAttributeValue>> | undefined;
};

export type Sent = { MessageId: string; MD5OfMessageBody: string; MD5OfMessageAttributes?: string };

/** One message into the queue: what SendMessage and each entry of SendMessageBatch do. */
export const send = (call: Call, queue: Queue, outgoing: Outgoing): Sent => {
  const { world } = call;
  const body = outgoing.MessageBody ?? '';
  const attributes = outgoing.MessageAttributes ?? {};
  checkMessage(queue, body, attributes);
  const delay = outgoing.DelaySeconds ?? numberAttribute(queue, 'DelaySeconds');
  if (!Number.isInteger(delay) || delay < 0 || delay > 900) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    );
  }
  const traceHeader = outgoing.MessageSystemAttributes?.AWSTraceHeader?.StringValue ?? call.traceHeader;
  const now = world.clock.now();
  const message: StoredMessage = {
    id: randomUUID(),
    body,
    attributes,
    senderId: senderOf(call),
    sentAt: now,
    visibleAt: now + delay * 1_000,
    receiveCount: 0,
    ...(traceHeader !== undefined && { traceHeader }),
  };
  queue.messages.push(message);
  announceArrival(world, queue.arn);
  const digest = attributesDigest(attributes);
  return {
    MessageId: message.id,
    MD5OfMessageBody: bodyDigest(body),
    ...(digest !== undefined && { MD5OfMessageAttributes: digest }),
  };
};

export const sizeOf = (body: string, attributes: Record<string, MessageAttributeValue>): number =>
  Object.entries(attributes).reduce(
    (size, [name, value]) =>
      size +
      Buffer.byteLength(name) +
      Buffer.byteLength(value.DataType ?? '') +
      (value.BinaryValue?.byteLength ?? Buffer.byteLength(value.StringValue ?? '')),
    Buffer.byteLength(body),
  );

const checkMessage = (queue: Queue, body: string, attributes: Record<string, MessageAttributeValue>): void => {
  if (body === '') throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  // the characters that XML 1.0 allows are those a message may have
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(body)?.[0];
  if (bad !== undefined) {
    const code = bad.charCodeAt(0).toString(16).toUpperCase();
    throw new AwsError(
      'InvalidMessageContents',
      `Invalid binary character '#x${code}' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].`,
    );
  }
  const limit = numberAttribute(queue, 'MaximumMessageSize');
  if (sizeOf(body, attributes) > limit) {
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    );
  }
  for (const [name, value] of Object.entries(attributes)) checkAttribute(name, value);
};

const checkAttribute = (name: string, { DataType = '', StringValue, BinaryValue }: MessageAttributeValue): void => {
  if (!/^(String|Number|Binary)(\.|$)/.test(DataType)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  if (DataType.startsWith('Binary') ? !BinaryValue?.byteLength : !StringValue) {
    throw new AwsError(
      'InvalidParameterValue',
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
};

const senderOf = ({ principal }: Call): string => {
  if (principal.kind === 'service') return principal.service;
  return principal.kind === 'anonymous' ? 'anonymous' : principal.userId;
};
