import { SetQueueAttributesCommand, SQSClient, type SetQueueAttributesCommandInput } from '@aws-sdk/client-sqs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../make-queue.ts';
import { attributesOf, noQueue, urlOfNone } from '../messages.ts';

type Attributes = SetQueueAttributesCommandInput['Attributes'];
const set = (target: Target, QueueUrl: string, Attributes: Attributes) =>
  target.client(SQSClient).send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
const setOnNew = async (target: Target, attributes: object) =>
  set(target, (await makeQueue(target)).url, attributes as Attributes);
const redriveTo = (deadLetterTargetArn: string, maxReceiveCount: unknown = 3) => ({
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }),
});
const allow = (redrivePermission: string, sourceQueueArns?: string[]) => ({
  RedriveAllowPolicy: JSON.stringify({ redrivePermission, sourceQueueArns }),
});
const cannotAllow =
  /for parameter RedriveAllowPolicy is invalid\. Reason: Amazon SQS can't create the redrive allow policy\. /;

const policy = (Action?: string | string[]) =>
  JSON.stringify({ Statement: Action ? [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }] : [] });

export const setQueueAttributes: OperationTest = {
  fact: 'SQS API reference, SetQueueAttributes: the attributes with their ranges; changes take up to 60 seconds; an empty policy is none. Developer guide: a dead-letter queue is of the same account and region, and its RedriveAllowPolicy decides who may use it: allowAll, denyAll, or byQueue with one to ten source queues. Permissions across accounts do not reach this action.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await setOnNew(target, { DelaySeconds: '1' });
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(setOnNew, {
      'refuses an attribute that there is not': [
        { Colour: 'red' },
        'InvalidAttributeName',
        'Unknown Attribute Colour.',
      ],
      'refuses to say anything of FIFO': [
        { FifoQueue: 'true' },
        'InvalidAttributeName',
        'Unknown Attribute FifoQueue.',
      ],
      'refuses a number out of its range': [
        { DelaySeconds: '901' },
        'InvalidAttributeValue',
        'Invalid value for the parameter DelaySeconds.',
      ],
      'refuses a policy that is no JSON': [
        { Policy: '{no' },
        'InvalidAttributeValue',
        'Invalid value for the parameter Policy.',
      ],
      'refuses a policy without statements': [
        { Policy: policy() },
        'InvalidAttributeValue',
        'Invalid value for the parameter Policy.',
      ],
      'refuses a policy on another service': [
        { Policy: policy('sns:Publish') },
        'InvalidAttributeValue',
        'Invalid value for the parameter Policy.',
      ],
      'refuses a policy of eight actions in one statement': [
        { Policy: policy(Array.from({ length: 8 }, (_, index) => `sqs:Action${index}`)) },
        'OverLimit',
        /^8 actions were found in a statement from the submitted policy, max allowed is 7/,
      ],
      'refuses a redrive policy without a count': [
        { RedrivePolicy: '{}' },
        'InvalidParameterValue',
        'Value {} for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain mandatory attribute: maxReceiveCount.',
      ],
      'refuses a redrive policy without a target': [
        { RedrivePolicy: '{"maxReceiveCount":3}' },
        'InvalidParameterValue',
        'Value {"maxReceiveCount":3} for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain mandatory attribute: deadLetterTargetArn.',
      ],
      'refuses a dead-letter queue that is no ARN': [
        redriveTo('dummy'),
        'InvalidParameterValue',
        /for parameter RedrivePolicy is invalid\. Reason: Invalid value for deadLetterTargetArn\.$/,
      ],
      'refuses to let queues in that are not named': [
        { RedriveAllowPolicy: '{"redrivePermission":"byQueue"}' },
        'InvalidParameterValue',
        cannotAllow,
      ],
      'refuses to let eleven queues in': [
        allow(
          'byQueue',
          Array.from({ length: 11 }, (_, index) => `arn:aws:sqs:us-east-1:123456789012:q${index}`),
        ),
        'InvalidParameterValue',
        cannotAllow,
      ],
      'refuses to name queues where all are let in': [
        allow('allowAll', ['arn:aws:sqs:us-east-1:123456789012:q']),
        'InvalidParameterValue',
        cannotAllow,
      ],
      'refuses to let in whom there is not': [
        allow('some'),
        'InvalidAttributeValue',
        /^Invalid value for the parameter RedriveAllowPolicy\./,
      ],
      'refuses to say nothing of who is let in': [
        { RedriveAllowPolicy: '{}' },
        'InvalidAttributeValue',
        /^Invalid value for the parameter RedriveAllowPolicy\./,
      ],
    }),
    'refuses a dead-letter queue that does not exist': async (target) => {
      const { arn, url } = await makeQueue(target);
      await expect(set(target, url, redriveTo(`${arn}-none`))).rejects.toMatchObject(
        refusal(
          'InvalidParameterValue',
          /for parameter RedrivePolicy is invalid\. Reason: Dead letter target does not exist\.$/,
        ),
      );
    },
    'refuses a dead-letter queue that denies it': async (target) => {
      const RedriveAllowPolicy = '{"redrivePermission":"denyAll"}';
      const dead = await makeQueue(target, { Attributes: { RedriveAllowPolicy } });
      await expect(setOnNew(target, redriveTo(dead.arn))).rejects.toMatchObject(
        refusal('InvalidParameterValue', /for parameter RedrivePolicy is invalid\. Reason: /),
      );
    },
    'refuses a queue that does not exist': async (target) => {
      await expect(set(target, await urlOfNone(target), { DelaySeconds: '1' })).rejects.toMatchObject(
        refusal('QueueDoesNotExist', noQueue),
      );
    },
  },
  behaviour: {
    'changes what it names and leaves the rest': onlyLocally('the minute', async (target, local) => {
      const { url } = await makeQueue(target, { Attributes: { DelaySeconds: '5' } });
      const before = await attributesOf(target, url);
      local.clock.advance(2_000);
      await set(target, url, { VisibilityTimeout: '9' });
      const after = await attributesOf(target, url);
      expect(after).toMatchObject({ DelaySeconds: '5', VisibilityTimeout: '9' });
      expect(Number(after['LastModifiedTimestamp'])).toBeGreaterThan(Number(before['LastModifiedTimestamp']));
    }),
    'writes a redrive policy with its count as a number': async (target) => {
      const dead = await makeQueue(target);
      const { url } = await makeQueue(target, { Attributes: redriveTo(dead.arn, '3') });
      expect((await attributesOf(target, url))['RedrivePolicy']).toBe(
        `{"deadLetterTargetArn":"${dead.arn}","maxReceiveCount":3}`,
      );
    },
    'drops a policy that is set to nothing': onlyLocally('the minute', async (target) => {
      const dead = await makeQueue(target);
      const { url } = await makeQueue(target, { Attributes: redriveTo(dead.arn) });
      await set(target, url, { RedrivePolicy: '' });
      expect(await attributesOf(target, url)).not.toHaveProperty('RedrivePolicy');
    }),
    'takes a source that the dead-letter queue allows by name': async (target) => {
      const source = await makeQueue(target);
      const RedriveAllowPolicy = JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [source.arn] });
      const dead = await makeQueue(target, { Attributes: { RedriveAllowPolicy } });
      await expect(set(target, source.url, redriveTo(dead.arn))).resolves.toBeDefined();
    },
    'lets another account in by a policy, but not to change the queue': onlyLocally(
      'a second account',
      async (target, local) => {
        const { url } = await makeQueue(target);
        const other = { ...target, client: (Ctor: never) => local.client(Ctor, 'customer-b', target.region) as never };
        await expect(attributesOf(other, url)).rejects.toMatchObject({ name: expect.stringMatching(/AccessDenied/) });
        const statement = {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${local.accounts['customer-b']?.id}:root` },
          Action: 'sqs:*',
          Resource: '*',
        };
        await set(target, url, { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) });
        expect(await attributesOf(other, url)).toHaveProperty('QueueArn');
        await expect(set(other, url, { DelaySeconds: '1' })).rejects.toMatchObject(
          refusal('AccessDenied', /is not authorized to perform: sqs:setqueueattributes on resource/),
        );
      },
    ),
  },
};
