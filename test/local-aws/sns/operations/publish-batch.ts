import { PublishBatchCommand, SNSClient, type PublishBatchRequestEntry } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { receive } from '../../sqs/messages.ts';
import { arnOfTopic, makeSubscription, makeTopic, noTopic } from '../make-topic.ts';

const publish = (target: Target, TopicArn: string, PublishBatchRequestEntries: PublishBatchRequestEntry[]) =>
  target.client(SNSClient).send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));
const toNewTopic = async (target: Target, entries: PublishBatchRequestEntry[]) =>
  publish(target, await makeTopic(target), entries);
const entry = (Id: string, Message = 'x') => ({ Id, Message });

export const publishBatch: OperationTest = {
  fact: 'SNS API reference, PublishBatch: one to ten messages with ids of their own, 256 KiB together; an entry that is wrong in itself refuses the whole batch.',
  shape: {
    'answers each message under the id of its entry': async (target) => {
      expect(await toNewTopic(target, [entry('a'), entry('b')])).toMatchObject({
        Successful: [
          { Id: 'a', MessageId: expect.any(String) },
          { Id: 'b', MessageId: expect.any(String) },
        ],
        Failed: [],
      });
    },
  },
  validation: {
    ...refusals(toNewTopic, {
      'refuses a batch of nothing': [
        [],
        'EmptyBatchRequestException',
        "The batch request doesn't contain any entries.",
      ],
      'refuses eleven messages': [
        Array.from({ length: 11 }, (_, index) => entry(String(index))),
        'TooManyEntriesInBatchRequestException',
        'The batch request contains more entries than permissible.',
      ],
      'refuses the same id twice': [
        [entry('a'), entry('a')],
        'BatchEntryIdsNotDistinctException',
        'Two or more batch entries in the request have the same Id.',
      ],
      'refuses more than 256 KiB together': [
        [entry('a', 'x'.repeat(200_000)), entry('b', 'x'.repeat(200_000))],
        'BatchRequestTooLongException',
        'The length of all the messages put together is more than the limit.',
      ],
      'refuses all for an attribute without a type': [
        [entry('a'), { ...entry('b'), MessageAttributes: { kind: { DataType: undefined, StringValue: 'x' } } }],
        'ValidationError',
        "1 validation error detected: Value null at 'publishBatchRequestEntries.2.member.messageAttributes.kind.member.dataType' failed to satisfy constraint: Member must not be null",
      ],
      'refuses all for one without default': [
        [entry('a'), { Id: 'b', Message: '{}', MessageStructure: 'json' }],
        'InvalidParameterException',
        'Invalid parameter: Message Structure - No default entry in JSON message body',
      ],
    }),
    'refuses a topic that does not exist': async (target) => {
      await expect(publish(target, arnOfTopic(target, target.unique('none')), [entry('a')])).rejects.toMatchObject(
        refusal('NotFoundException', noTopic),
      );
    },
  },
  behaviour: {
    'delivers each message for itself': async (target) => {
      const { topic, queue } = await makeSubscription(target, { RawMessageDelivery: 'true' });
      await publish(target, topic, [entry('a', 'one'), entry('b', 'two')]);
      const bodies = new Set<string | undefined>();
      while (bodies.size < 2) {
        const messages = await receive(target, queue.url);
        expect(messages).not.toEqual([]);
        for (const { Body } of messages) bodies.add(Body);
      }
      expect([...bodies].sort()).toEqual(['one', 'two']);
    },
  },
};
