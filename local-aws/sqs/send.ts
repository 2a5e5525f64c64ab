import { createHash, randomUUID } from 'node:crypto';
import type { MessageAttributeValue, MessageSystemAttributeValue } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';
import type { Call } from '../operation.ts';
import { announceArrival } from './arrivals.ts';
import { checkCharacters, checkMessageAttributes } from './check-message-attributes.ts';
import { attributesDigest, bodyDigest } from './message-digests.ts';
import { numberAttribute } from './queue-attributes.ts';
import type { Queue, StoredMessage } from './state.ts';

type SystemAttributes = Partial<Record<string, MessageSystemAttributeValue>>;

export type Outgoing = {
  MessageBody?: string | undefined;
  DelaySeconds?: number | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageSystemAttributes?: SystemAttributes | undefined;
  MessageGroupId?: string | undefined;
  MessageDeduplicationId?: string | undefined;
};

export type Sent = {
  MessageId: string;
  MD5OfMessageBody: string;
  MD5OfMessageAttributes?: string;
  MD5OfMessageSystemAttributes?: string;
};

/** One message into the queue: what SendMessage and each entry of SendMessageBatch do. */
export const send = (call: Call, queue: Queue, outgoing: Outgoing, tooLong = 'are invalid'): Sent => {
  const { world } = call;
  const { MessageBody: body = '', MessageAttributes: attributes = {} } = outgoing;
  const systemAttributes = outgoing.MessageSystemAttributes ?? {};
  checkBody(body);
  checkGroup(outgoing);
  const delay = delayOf(queue, outgoing);
  checkMessageAttributes(attributes);
  checkSystemAttributes(systemAttributes);
  const limit = numberAttribute(queue, 'MaximumMessageSize');
  if (sizeOf(body, attributes) > limit) {
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters ${tooLong}. Reason: Message must be shorter than ${limit} bytes.`,
    );
  }
  const traceHeader = systemAttributes.AWSTraceHeader?.StringValue ?? call.traceHeader;
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
    ...(outgoing.MessageGroupId !== undefined && { groupId: outgoing.MessageGroupId }),
  };
  queue.messages.push(message);
  announceArrival(world, queue.arn);
  const digest = attributesDigest(attributes);
  const systemDigest = attributesDigest(systemAttributes);
  return {
    MessageId: message.id,
    MD5OfMessageBody: bodyDigest(body),
    ...(digest !== undefined && { MD5OfMessageAttributes: digest }),
    ...(systemDigest !== undefined && { MD5OfMessageSystemAttributes: systemDigest }),
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

const checkBody = (body: string): void => {
  if (body === '') throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  checkCharacters(
    body,
    (code) =>
      new AwsError(
        'InvalidMessageContents',
        `Invalid binary character '#x${code}' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].`,
      ),
  );
};

/** A queue that is not FIFO takes groups, for fairness among them, and no deduplication. */
const checkGroup = ({ MessageGroupId: group, MessageDeduplicationId }: Outgoing): void => {
  if (MessageDeduplicationId !== undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      'The request include parameter MessageDeduplicationId which is not valid for this queue type',
    );
  }
  if (group !== undefined && !/^[!-~]{1,128}$/.test(group)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${group} for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
    );
  }
};

const delayOf = (queue: Queue, { DelaySeconds }: Outgoing): number => {
  const delay = DelaySeconds ?? numberAttribute(queue, 'DelaySeconds');
  if (Number.isInteger(delay) && delay >= 0 && delay <= 900) return delay;
  throw new AwsError(
    'InvalidParameterValue',
    `Value ${delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
  );
};

const checkSystemAttributes = (attributes: SystemAttributes): void => {
  const unknown = Object.keys(attributes).find((name) => name !== 'AWSTraceHeader');
  if (unknown === undefined) return;
  throw new AwsError('InvalidParameterValue', `Message system attribute name '${unknown}' is invalid.`);
};

/** A service sends as a user of AWS's own: always the same id, as long as any other. */
const userOfService = (service: string): string =>
  `AIDA${createHash('sha256').update(service).digest('hex').slice(0, 17).toUpperCase()}`;

const senderOf = ({ principal }: Call): string => {
  if (principal.kind === 'service') return userOfService(principal.service);
  return principal.kind === 'anonymous' ? 'anonymous' : principal.userId;
};
