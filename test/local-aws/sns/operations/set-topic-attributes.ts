import { GetTopicAttributesCommand, PublishCommand, SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeTopic, noTopic } from '../make-topic.ts';

const set = (target: Target, TopicArn: string, AttributeName: string, AttributeValue: string) =>
  target.client(SNSClient).send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));
const setOnNew = async (target: Target, [name, value]: [string, string]) =>
  set(target, await makeTopic(target), name, value);
const get = async (target: Target, TopicArn: string) =>
  (await target.client(SNSClient).send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {};
const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

export const setTopicAttributes: OperationTest = {
  fact: 'SNS API reference, SetTopicAttributes: one attribute by name; an empty policy brings the default one back.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await setOnNew(target, ['DisplayName', 'News']);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(setOnNew, {
      'refuses an attribute that there is not': [
        ['Colour', 'red'],
        'InvalidParameterException',
        'Invalid parameter: AttributeName',
      ],
      'refuses to say whether it is a FIFO topic': [
        ['FifoTopic', 'false'],
        'InvalidParameterException',
        'Invalid parameter: AttributeName',
      ],
      'refuses a display name of 101 letters': [
        ['DisplayName', 'a'.repeat(101)],
        'InvalidParameterException',
        /^Invalid parameter: DisplayName/,
      ],
      'refuses a policy that is no JSON': [
        ['Policy', '{no'],
        'InvalidParameterException',
        'Invalid parameter: Policy Error: null',
      ],
      'refuses a policy without statements': [
        ['Policy', '{"Version":"2012-10-17","Statement":[]}'],
        'InvalidParameterException',
        'Invalid parameter: Policy Error: null',
      ],
      'refuses a policy on what is not done with a topic': [
        ['Policy', policy({ Effect: 'Allow', Principal: '*', Action: 'sns:CreateTopic', Resource: '*' })],
        'InvalidParameterException',
        'Invalid parameter: Policy statement action out of service scope!',
      ],
    }),
    'refuses a topic that does not exist': async (target) => {
      await expect(set(target, arnOfTopic(target, target.unique('none')), 'DisplayName', 'x')).rejects.toMatchObject(
        refusal('NotFoundException', noTopic),
      );
    },
  },
  behaviour: {
    'changes the attribute': async (target) => {
      const topic = await makeTopic(target);
      await set(target, topic, 'DisplayName', 'News');
      expect(await get(target, topic)).toMatchObject({ DisplayName: 'News' });
    },
    'lets another account publish by a policy, and no longer without it': onlyLocally(
      'a second account',
      async (target, local) => {
        const TopicArn = await makeTopic(target);
        const other = local.client(SNSClient, 'customer-b', target.region);
        const publish = () => other.send(new PublishCommand({ TopicArn, Message: 'x' }));
        await expect(publish()).rejects.toMatchObject({ name: 'AuthorizationErrorException' });
        const principal = { AWS: local.accounts['customer-b']?.id };
        const allow = { Effect: 'Allow', Principal: principal, Action: 'sns:Publish', Resource: TopicArn };
        await set(target, TopicArn, 'Policy', policy(allow));
        await expect(publish()).resolves.toHaveProperty('MessageId');
        await set(target, TopicArn, 'Policy', '');
        await expect(publish()).rejects.toMatchObject({ name: 'AuthorizationErrorException' });
      },
    ),
    'keeps even its own account out by a policy that denies': async (target) => {
      const TopicArn = await makeTopic(target);
      await set(
        target,
        TopicArn,
        'Policy',
        policy({ Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: TopicArn }),
      );
      const command = new PublishCommand({ TopicArn, Message: 'x' });
      await expect(target.client(SNSClient).send(command)).rejects.toMatchObject(
        refusal('AuthorizationErrorException', /is not authorized to perform: SNS:Publish on resource/),
      );
    },
  },
};
