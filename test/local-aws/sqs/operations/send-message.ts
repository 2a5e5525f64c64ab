import { SendMessageCommand, SQSClient, type SendMessageCommandInput } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { look, noQueue, receive, send, urlOfNone } from '../messages.ts';

const sendWith = async (target: Target, input: Partial<SendMessageCommandInput>) =>
  send(target, (await makeQueue(target)).url, 'hello', input);

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

export const sendMessage: OperationTest = {
  fact: 'SQS API reference, SendMessage: 1 byte to 1 MiB of the characters that XML has, attributes of type String, Number or Binary, a delay of 0 to 900 seconds; the digests are MD5. Words of the refusals, and letters of every language in names: recorded from AWS in localstack/localstack tests/aws/services/sqs; groups for fair queues: Developer guide.',
  shape: {
    'answers an id, and digests of body and attributes': async (target) => {
      const MessageAttributes = { Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') };
      expect(await sendWith(target, { MessageAttributes })).toMatchObject({
        MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
        MD5OfMessageAttributes: '4c360f3fdafd970e05fae2f149d997f5',
      });
    },
    'has no digest of attributes where there are none': async (target) => {
      const sent = await sendWith(target, {});
      expect(sent).not.toHaveProperty('MD5OfMessageAttributes');
      expect(sent).not.toHaveProperty('MD5OfMessageSystemAttributes');
    },
    'has a digest of system attributes of its own': async (target) => {
      const trace = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
      const input = { MessageSystemAttributes: { AWSTraceHeader: text(trace) } };
      expect(await sendWith(target, input)).toMatchObject({
        MD5OfMessageSystemAttributes: '5ae4d5d7636402d80f4eb6d213245a88',
      });
    },
  },
  validation: {
    ...refusals(sendWith, {
      'refuses an empty body': [
        { MessageBody: '' },
        'MissingParameter',
        'The request must contain the parameter MessageBody.',
      ],
      'refuses characters that XML has not': [
        { MessageBody: 'a\u0001' },
        'InvalidMessageContents',
        /^Invalid binary character '#x1' was found in the message body/,
      ],
      'refuses a body over one mebibyte': [
        { MessageBody: 'x'.repeat(1_048_577) },
        'InvalidParameterValue',
        'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
      ],
      'refuses a delay over fifteen minutes': [
        { DelaySeconds: 901 },
        'InvalidParameterValue',
        'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
      ],
      'refuses an attribute of a type that there is not': [
        { MessageAttributes: { when: { DataType: 'Date', StringValue: '1' } } },
        'InvalidParameterValue',
        "The type of message (user) attribute 'when' is invalid. You must use only the following supported type prefixes: Binary, Number, String.",
      ],
      'refuses an attribute without a value': [
        { MessageAttributes: { empty: { DataType: 'String', StringValue: '' } } },
        'InvalidParameterValue',
        "Message (user) attribute 'empty' must contain a non-empty value of type 'String'.",
      ],
      'refuses eleven attributes': [
        { MessageAttributes: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, text('x')])) },
        'InvalidParameterValue',
        'Number of message attributes [11] exceeds the allowed maximum [10].',
      ],
      'refuses a number that is none': [
        { MessageAttributes: { count: { DataType: 'Number', StringValue: 'many' } } },
        'InvalidParameterValue',
        "Can't cast the value of message (user) attribute 'count' to a number.",
      ],
      'refuses text among bytes': [
        { MessageAttributes: { bytes: { DataType: 'Binary', StringValue: 'x' } } },
        'InvalidParameterValue',
        "Message (user) attribute 'bytes' with type 'Binary' must use field 'Binary'.",
      ],
      'refuses a name that AWS keeps for itself': [
        { MessageAttributes: { 'Amazon.kind': text('x') } },
        'InvalidParameterValue',
        /^You can't use message attribute names beginning with 'AWS\.' or 'Amazon'/,
      ],
      'refuses a name that ends with a dot': [
        { MessageAttributes: { 'kind.': text('x') } },
        'InvalidParameterValue',
        "Message (user) attribute name must not end with character '.'.",
      ],
      'refuses a name with other characters': [
        { MessageAttributes: { 'k!nd': text('x') } },
        'InvalidParameterValue',
        /^Message \(user\) attributes name can only contain/,
      ],
      'refuses a system attribute that there is not': [
        { MessageSystemAttributes: { Colour: text('red') } as never },
        'InvalidParameterValue',
        "Message system attribute name 'Colour' is invalid.",
      ],
      'refuses a group with a space': [
        { MessageGroupId: 'group 123' },
        'InvalidParameterValue',
        'Value group 123 for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
      ],
      'refuses a deduplication id': [
        { MessageDeduplicationId: 'one' },
        'InvalidParameterValue',
        /MessageDeduplicationId .*not valid for this queue type/,
      ],
    }),
    'refuses a queue that does not exist': async (target) => {
      const command = new SendMessageCommand({ QueueUrl: await urlOfNone(target), MessageBody: 'x' });
      await expect(target.client(SQSClient).send(command)).rejects.toMatchObject(refusal('QueueDoesNotExist', noQueue));
    },
    'counts the attributes into the size that the queue allows': async (target) => {
      const { url } = await makeQueue(target, { Attributes: { MaximumMessageSize: '1024' } });
      const MessageAttributes = { a: { DataType: 'String', StringValue: 'x'.repeat(20) } };
      await send(target, url, 'x'.repeat(1_024));
      await expect(send(target, url, 'x'.repeat(1_000), { MessageAttributes })).rejects.toMatchObject(
        refusal(
          'InvalidParameterValue',
          'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
        ),
      );
    },
  },
  behaviour: {
    'gives the message to one who receives': async (target) => {
      const { url } = await makeQueue(target);
      const { MessageId } = await send(target, url, 'to whom it may concern');
      expect(await receive(target, url)).toMatchObject([{ MessageId, Body: 'to whom it may concern' }]);
    },
    'keeps the group for one who asks': async (target) => {
      const { url } = await makeQueue(target);
      await send(target, url, 'x', { MessageGroupId: 'tenant-1', MessageAttributes: { 'farbe.grün': text('x') } });
      expect(await receive(target, url, { MessageSystemAttributeNames: ['MessageGroupId'] })).toMatchObject([
        { Attributes: { MessageGroupId: 'tenant-1' } },
      ]);
    },
    'hides it for its delay': onlyLocally('half a minute', async (target, local) => {
      const { url } = await makeQueue(target);
      await send(target, url, 'later', { DelaySeconds: 30 });
      expect(await look(target, url)).toEqual([]);
      local.clock.advance(30_000);
      expect(await look(target, url)).toHaveLength(1);
    }),
    'takes the delay of the queue where the message has none': onlyLocally('the delay', async (target, local) => {
      const { url } = await makeQueue(target, { Attributes: { DelaySeconds: '5' } });
      await send(target, url, 'later');
      await send(target, url, 'now', { DelaySeconds: 0 });
      expect(await look(target, url, { MaxNumberOfMessages: 10 })).toMatchObject([{ Body: 'now' }]);
      local.clock.advance(5_000);
      expect(await look(target, url)).toMatchObject([{ Body: 'later' }]);
    }),
  },
};
