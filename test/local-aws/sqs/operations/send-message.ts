import { SendMessageCommand, SQSClient, type SendMessageCommandInput } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { look, noQueue, receive, send, urlOfNone } from '../messages.ts';

const sendWith = async (target: Target, input: Partial<SendMessageCommandInput>) =>
  send(target, (await makeQueue(target)).url, 'hello', input);

export const sendMessage: OperationTest = {
  fact: 'SQS API reference, SendMessage: 1 byte to 1 MiB of the characters that XML has, attributes of type String, Number or Binary, a delay of 0 to 900 seconds; the digests are MD5.',
  shape: {
    'answers an id, and digests of body and attributes': async (target) => {
      const text = (StringValue: string) => ({ DataType: 'String', StringValue });
      const MessageAttributes = { Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') };
      expect(await sendWith(target, { MessageAttributes })).toMatchObject({
        MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
        MD5OfMessageAttributes: '4c360f3fdafd970e05fae2f149d997f5',
      });
    },
    'has no digest of attributes where there are none': async (target) => {
      expect(await sendWith(target, {})).not.toHaveProperty('MD5OfMessageAttributes');
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
        /^The message attribute 'when' has an invalid message attribute type/,
      ],
      'refuses an attribute without a value': [
        { MessageAttributes: { empty: { DataType: 'String', StringValue: '' } } },
        'InvalidParameterValue',
        /^The message attribute 'empty' must contain (a )?non-empty message attribute value/,
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
