import { GetQueueAttributesCommand, SQSClient, type QueueAttributeName } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { attributesOf, noQueue, receive, send, urlOfNone } from '../messages.ts';

const get = (target: Target, QueueUrl: string, AttributeNames?: QueueAttributeName[]) =>
  target.client(SQSClient).send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
const getNames = async (target: Target, names: string[]) =>
  get(target, (await makeQueue(target)).url, names as QueueAttributeName[]);

export const getQueueAttributes: OperationTest = {
  fact: 'SQS API reference, GetQueueAttributes: names and defaults of the attributes; those that were never set and have no default are absent; without names nothing is answered. A bare name for the URL: recorded from AWS in localstack/localstack tests/aws/services/sqs.',
  shape: {
    'answers every attribute as text, with its default': async (target) => {
      const { url, arn } = await makeQueue(target);
      expect(await attributesOf(target, url)).toEqual({
        QueueArn: arn,
        ApproximateNumberOfMessages: '0',
        ApproximateNumberOfMessagesNotVisible: '0',
        ApproximateNumberOfMessagesDelayed: '0',
        CreatedTimestamp: expect.stringMatching(/^\d{10}$/),
        LastModifiedTimestamp: expect.stringMatching(/^\d{10}$/),
        VisibilityTimeout: '30',
        MaximumMessageSize: '1048576',
        MessageRetentionPeriod: '345600',
        DelaySeconds: '0',
        ReceiveMessageWaitTimeSeconds: '0',
        SqsManagedSseEnabled: 'true',
      });
    },
    'answers those that were asked for': async (target) => {
      const { url, arn } = await makeQueue(target);
      expect((await get(target, url, ['QueueArn', 'Policy', 'KmsMasterKeyId'])).Attributes).toEqual({ QueueArn: arn });
    },
    'answers none where none is named': async (target) => {
      expect(await get(target, (await makeQueue(target)).url)).not.toHaveProperty('Attributes');
    },
  },
  validation: {
    ...refusals(getNames, {
      'refuses an attribute that there is not': [['Colour'], 'InvalidAttributeName', 'Unknown Attribute Colour.'],
    }),
    'refuses a queue that does not exist': async (target) => {
      await expect(get(target, await urlOfNone(target), ['All'])).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'finds a queue of the caller by its bare name': async (target) => {
      const { name, arn } = await makeQueue(target);
      expect((await get(target, name, ['QueueArn'])).Attributes).toEqual({ QueueArn: arn });
    },
    'counts what is visible, hidden and delayed': onlyLocally('exact counts', async (target) => {
      const { url } = await makeQueue(target);
      for (const body of ['a', 'b', 'c']) await send(target, url, body);
      await send(target, url, 'd', { DelaySeconds: 60 });
      await receive(target, url);
      expect(await attributesOf(target, url)).toMatchObject({
        ApproximateNumberOfMessages: '2',
        ApproximateNumberOfMessagesNotVisible: '1',
        ApproximateNumberOfMessagesDelayed: '1',
      });
    }),
  },
};
