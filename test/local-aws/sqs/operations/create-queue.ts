import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueueTagsCommand,
  SQSClient,
  type CreateQueueCommandInput,
} from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';

const create = (target: Target, input: Partial<CreateQueueCommandInput>) =>
  makeQueue(target, { QueueName: target.unique('create'), ...input });
const attributesOf = async (target: Target, QueueUrl: string) => {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
  return (await target.client(SQSClient).send(command)).Attributes;
};

export const createQueue: OperationTest = {
  fact: 'SQS API reference, CreateQueue: the attributes with their ranges; a queue of the same name and attributes is answered, other attributes are QueueNameExists; 60 seconds between deletion and a new queue of the name.',
  shape: {
    'answers the URL, which ends with account and name': async (target) => {
      const { name, url } = await create(target, {});
      expect(url).toMatch(/^https?:\/\//);
      expect(new URL(url).pathname).toBe(`/${target.accountId}/${name}`);
    },
    'takes attributes as text, and tags': async (target) => {
      const { url } = await create(target, { Attributes: { DelaySeconds: '5' }, tags: { team: 'a b' } });
      expect(await attributesOf(target, url)).toMatchObject({ DelaySeconds: '5', VisibilityTimeout: '30' });
      const tags = await target.client(SQSClient).send(new ListQueueTagsCommand({ QueueUrl: url }));
      expect(tags.Tags).toEqual({ team: 'a b' });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a name with a space': [
        { QueueName: 'no spaces' },
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      ],
      'refuses a name of 81 characters': [
        { QueueName: 'a'.repeat(81) },
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      ],
      'refuses a name of nothing': [{ QueueName: '' }, 'InvalidParameterValue', 'Queue name cannot be empty'],
      'refuses the suffix of FIFO queues to a queue that is none': [
        { QueueName: 'orders.fifo' },
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      ],
      'refuses a FIFO queue without the suffix': [
        { Attributes: { FifoQueue: 'true' } },
        'InvalidParameterValue',
        /must end with \.fifo suffix/,
      ],
      'refuses to say that it is no FIFO queue': [
        { Attributes: { FifoQueue: 'false' } },
        'InvalidAttributeName',
        'Unknown Attribute FifoQueue.',
      ],
      'refuses the scope of deduplication': [
        { Attributes: { DeduplicationScope: 'queue' } },
        'InvalidAttributeName',
        'You can specify the DeduplicationScope only when FifoQueue is set to true.',
      ],
      'refuses an empty number': [
        { Attributes: { DelaySeconds: '' } },
        'InvalidAttributeValue',
        'Invalid value for the parameter DelaySeconds.',
      ],
      'refuses a visibility timeout over twelve hours': [
        { Attributes: { VisibilityTimeout: '43201' } },
        'InvalidAttributeValue',
        'Invalid value for the parameter VisibilityTimeout.',
      ],
      'refuses to keep messages for less than a minute': [
        { Attributes: { MessageRetentionPeriod: '59' } },
        'InvalidAttributeValue',
        'Invalid value for the parameter MessageRetentionPeriod.',
      ],
      'refuses an attribute that there is not': [
        { Attributes: { Colour: 'red' } as never },
        'InvalidAttributeName',
        'Unknown Attribute Colour.',
      ],
    }),
  },
  behaviour: {
    'answers the same queue for the same attributes': async (target) => {
      const input = { QueueName: target.unique('again'), Attributes: { DelaySeconds: '5' } };
      const { url } = await create(target, input);
      expect((await create(target, input)).url).toBe(url);
      expect((await create(target, { QueueName: input.QueueName })).url).toBe(url);
    },
    'refuses the same name with other attributes': async (target) => {
      const { name } = await create(target, {});
      await expect(create(target, { QueueName: name, Attributes: { DelaySeconds: '6' } })).rejects.toMatchObject(
        refusal(
          'QueueNameExists',
          'A queue already exists with the same name and a different value for attribute DelaySeconds',
        ),
      );
    },
    'refuses a name for a minute after its queue was deleted': onlyLocally('the minute', async (target, local) => {
      const sqs = target.client(SQSClient);
      const { name, url } = await create(target, {});
      await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
      const again = () => sqs.send(new CreateQueueCommand({ QueueName: name }));
      await expect(again()).rejects.toMatchObject(
        refusal(
          'QueueDeletedRecently',
          'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
        ),
      );
      local.clock.advance(60_000);
      expect(await again()).toMatchObject({ QueueUrl: url });
    }),
  },
};
