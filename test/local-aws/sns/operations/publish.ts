import { PublishCommand, SNSClient, type PublishCommandInput } from '@aws-sdk/client-sns';
import type { MessageSystemAttributeName } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../../sqs/make-queue.ts';
import { look, receive } from '../../sqs/messages.ts';
import { arnOfTopic, makeOpenQueue, makeSubscription, makeTopic, noArn, noTopic, subscribe } from '../make-topic.ts';

const publish = (target: Target, input: PublishCommandInput) =>
  target.client(SNSClient).send(new PublishCommand(input));
const toNewTopic = async (target: Target, input: Partial<PublishCommandInput>) =>
  publish(target, { TopicArn: await makeTopic(target), Message: 'hello', ...input });
const MessageAttributes = { kind: { DataType: 'String', StringValue: 'k' } };

export const publishTest: OperationTest = {
  fact: 'SNS API reference, Publish: a message of up to 256 KiB, a subject of up to a hundred letters, attributes; MessageStructure json, the one there is, has a message for each protocol and a default. Developer guide: attributes of type Number are numbers (the words: getmoto/moto tests/test_sns); the JSON that a queue gets; what cannot be delivered goes to the dead-letter queue as it would have been delivered. What is refused of attributes, and groups on topics that are not FIFO: recorded from AWS in localstack/localstack tests/aws/services/sns.',
  shape: {
    'answers the id of the message': async (target) => {
      const { $metadata: _, ...rest } = await toNewTopic(target, {});
      expect(rest).toEqual({ MessageId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) });
    },
    'comes to a queue in its envelope': async (target) => {
      const { topic, queue, subscription } = await makeSubscription(target);
      const input = { TopicArn: topic, Message: 'hello', Subject: 'Greeting', MessageAttributes };
      const { MessageId } = await publish(target, input);
      const [message] = await receive(target, queue.url);
      expect(JSON.parse(message?.Body ?? '')).toEqual({
        Type: 'Notification',
        MessageId,
        TopicArn: topic,
        Subject: 'Greeting',
        Message: 'hello',
        Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        SignatureVersion: '1',
        Signature: expect.any(String),
        SigningCertURL: expect.stringContaining(`https://sns.${target.region}.amazonaws.com/`),
        UnsubscribeURL: expect.stringContaining(subscription),
        MessageAttributes: { kind: { Type: 'String', Value: 'k' } },
      });
    },
    'brings a queue the group of the message, from a user of its own': async (target) => {
      const { topic, queue } = await makeSubscription(target);
      await publish(target, { TopicArn: topic, Message: 'hello', MessageGroupId: 'tenant-1' });
      const MessageSystemAttributeNames: MessageSystemAttributeName[] = ['MessageGroupId', 'SenderId'];
      expect(await receive(target, queue.url, { MessageSystemAttributeNames })).toMatchObject([
        { Attributes: { MessageGroupId: 'tenant-1', SenderId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/) } },
      ]);
    },
    'comes bare to a queue that wants it bare': async (target) => {
      const { topic, queue } = await makeSubscription(target, { RawMessageDelivery: 'true' });
      await publish(target, { TopicArn: topic, Message: 'hello', MessageAttributes });
      expect(await receive(target, queue.url, { MessageAttributeNames: ['All'] })).toMatchObject([
        { Body: 'hello', MessageAttributes },
      ]);
    },
  },
  validation: {
    ...refusals(toNewTopic, {
      'refuses an empty message': [{ Message: '' }, 'InvalidParameterException', 'Invalid parameter: Empty message'],
      'refuses a message over 256 KiB': [
        { Message: 'x'.repeat(262_145) },
        'InvalidParameterException',
        'Invalid parameter: Message too long',
      ],
      'refuses an empty subject': [{ Subject: '' }, 'InvalidParameterException', 'Invalid parameter: Subject'],
      'refuses a subject over more than one line': [
        { Subject: 'a\nb' },
        'InvalidParameterException',
        'Invalid parameter: Subject',
      ],
      'refuses a structure without default': [
        { Message: '{"sqs":"a"}', MessageStructure: 'json' },
        'InvalidParameterException',
        'Invalid parameter: Message Structure - No default entry in JSON message body',
      ],
      'refuses a structure that is no JSON': [
        { Message: '{no', MessageStructure: 'json' },
        'InvalidParameterException',
        'Invalid parameter: Message Structure - JSON message body failed to parse',
      ],
      'refuses a structure that there is not': [
        { MessageStructure: 'xml' },
        'InvalidParameterException',
        /^Invalid parameter: MessageStructure/,
      ],
      'refuses a number that is none': [
        { MessageAttributes: { price: { DataType: 'Number', StringValue: 'much' } } },
        'InvalidParameterValueException',
        "Could not cast message attribute 'price' value to number.",
      ],
      'refuses an attribute without a value': [
        { MessageAttributes: { empty: { DataType: 'String', StringValue: '' } } },
        'InvalidParameterValueException',
        "The message attribute 'empty' must contain non-empty message attribute value for message attribute type 'String'.",
      ],
      'refuses a message that its attributes make too long': [
        { Message: 'x'.repeat(262_140), MessageAttributes },
        'InvalidParameterException',
        'Invalid parameter: Message too long',
      ],
      'refuses bytes in text': [
        { MessageAttributes: { kind: { DataType: 'String', BinaryValue: Uint8Array.of(1) } } },
        'InvalidParameterValueException',
        "The message attribute 'kind' with type 'String' must use field 'String'.",
      ],
      'refuses a name with other characters': [
        { MessageAttributes: { 'a^b': { DataType: 'String', StringValue: 'x' } } },
        'InvalidParameterValueException',
        "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
      ],
      'refuses a name that starts with a dot': [
        { MessageAttributes: { '.a': { DataType: 'String', StringValue: 'x' } } },
        'InvalidParameterValueException',
        "Invalid message attribute name starting with character '.' was found.",
      ],
      'refuses a name of 257 letters': [
        { MessageAttributes: { ['a'.repeat(257)]: { DataType: 'String', StringValue: 'x' } } },
        'InvalidParameterValueException',
        'Length of message attribute name must be less than 256 bytes.',
      ],
      'refuses an attribute without a type': [
        { MessageAttributes: { kind: { DataType: undefined, StringValue: 'x' } } },
        'ValidationError',
        "1 validation error detected: Value null at 'messageAttributes.kind.member.dataType' failed to satisfy constraint: Member must not be null",
      ],
      'refuses a deduplication id': [
        { MessageDeduplicationId: 'one' },
        'InvalidParameterException',
        'Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
      ],
      'refuses what is no ARN': [{ TopicArn: 'nonsense' }, 'InvalidParameterException', noArn],
      'refuses a message to nowhere': [
        { TopicArn: undefined },
        'InvalidParameterException',
        'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
      ],
    }),
    'refuses an endpoint that does not exist': async (target) => {
      const TargetArn = arnOfTopic(target, 'endpoint/APNS/app/none');
      await expect(publish(target, { TargetArn, Message: 'x' })).rejects.toMatchObject(
        refusal(
          'InvalidParameterException',
          'Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified',
        ),
      );
    },
    'refuses a topic that does not exist': async (target) => {
      const TopicArn = arnOfTopic(target, target.unique('none'));
      await expect(publish(target, { TopicArn, Message: 'x' })).rejects.toMatchObject(
        refusal('NotFoundException', noTopic),
      );
    },
  },
  behaviour: {
    'tells every subscription': async (target) => {
      const { topic, queue } = await makeSubscription(target);
      const second = await makeOpenQueue(target, topic);
      await subscribe(target, topic, second.arn);
      await publish(target, { TargetArn: topic, Message: 'both' });
      for (const { url } of [queue, second]) expect(await receive(target, url)).toHaveLength(1);
    },
    'gives each protocol its own message': async (target) => {
      const { topic, queue } = await makeSubscription(target, { RawMessageDelivery: 'true' });
      const Message = JSON.stringify({ default: 'all', sqs: 'queues', lambda: 'functions' });
      await publish(target, { TopicArn: topic, Message, MessageStructure: 'json' });
      expect(await receive(target, queue.url)).toMatchObject([{ Body: 'queues' }]);
    },
    'says nothing of a queue whose policy keeps SNS out': onlyLocally('at once', async (target) => {
      const topic = await makeTopic(target);
      const closed = await makeQueue(target);
      await subscribe(target, topic, closed.arn);
      await expect(publish(target, { TopicArn: topic, Message: 'x' })).resolves.toBeDefined();
      expect(await look(target, closed.url)).toEqual([]);
    }),
    'brings to the dead-letter queue what nobody takes, as it would have come': async (target) => {
      const topic = await makeTopic(target);
      const dead = await makeOpenQueue(target, topic);
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn });
      const nobody = `arn:aws:lambda:${target.region}:${target.accountId}:function:${target.unique('none')}`;
      await subscribe(target, topic, nobody, { RedrivePolicy });
      const { MessageId } = await publish(target, { TopicArn: topic, Message: 'lost' });
      const [message] = await receive(target, dead.url, { WaitTimeSeconds: 20 });
      expect(JSON.parse(message?.Body ?? '')).toMatchObject({ Type: 'Notification', MessageId, Message: 'lost' });
    },
  },
};
