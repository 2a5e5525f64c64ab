import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  SNSClient,
  type CreateTopicCommandInput,
} from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeTopic } from '../make-topic.ts';

const create = (target: Target, input: CreateTopicCommandInput) =>
  target.client(SNSClient).send(new CreateTopicCommand(input));
const tag = (Key: string, Value: string) => ({ Key, Value });

export const createTopic: OperationTest = {
  fact: 'SNS API reference, CreateTopic: names of 1 to 256 letters, digits, hyphens and underscores, and .fifo behind that for a FIFO topic only; tags with a key of at least one letter; the topic of this name is answered where nothing differs.',
  shape: {
    'answers the ARN, made of region, account and name': async (target) => {
      const Name = target.unique('shape');
      expect(await makeTopic(target, { Name })).toBe(arnOfTopic(target, Name));
    },
    'takes attributes and tags': async (target) => {
      const sns = target.client(SNSClient);
      const TopicArn = await makeTopic(target, { Attributes: { DisplayName: 'News' }, Tags: [tag('a', '1')] });
      const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
      expect(Attributes).toMatchObject({ DisplayName: 'News' });
      const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }));
      expect(Tags).toEqual([tag('a', '1')]);
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a name with a space': [
        { Name: 'no spaces' },
        'InvalidParameterException',
        'Invalid parameter: Topic Name',
      ],
      'refuses a name of 257 letters': [
        { Name: 'a'.repeat(257) },
        'InvalidParameterException',
        'Invalid parameter: Topic Name',
      ],
      'refuses the suffix of FIFO topics to a topic that is none': [
        { Name: 'orders.fifo' },
        'InvalidParameterException',
        'Invalid parameter: Topic Name',
      ],
      'refuses a FIFO topic without the suffix': [
        { Name: 'orders', Attributes: { FifoTopic: 'true' } },
        'InvalidParameterException',
        /^Invalid parameter: /,
      ],
      'refuses a tag without a key': [
        { Name: 'tagged', Tags: [tag('', '1')] },
        'ValidationError',
        "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ],
      'refuses two tags of the same key': [
        { Name: 'twice', Tags: [tag('a', '1'), tag('a', '2')] },
        'InvalidParameterException',
        'Invalid parameter: Duplicated keys are not allowed.',
      ],
    }),
    'has no FIFO topics': onlyLocally('it has them', async (target) => {
      const fifo = create(target, { Name: `${target.unique('orders')}.fifo`, Attributes: { FifoTopic: 'true' } });
      await expect(fifo).rejects.toMatchObject(refusal('NotImplemented', 'local-aws does not have sns:FifoTopic.'));
    }),
    'refuses the name of a topic with other attributes': async (target) => {
      const Name = target.unique('again');
      await makeTopic(target, { Name });
      await expect(create(target, { Name, Attributes: { DisplayName: 'Other' } })).rejects.toMatchObject(
        refusal(
          'InvalidParameterException',
          'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
        ),
      );
    },
    'refuses the name of a topic with other tags': async (target) => {
      const Name = target.unique('again');
      await makeTopic(target, { Name, Tags: [tag('a', '1')] });
      await expect(create(target, { Name, Tags: [tag('a', '1'), tag('b', '2')] })).rejects.toMatchObject(
        refusal(
          'InvalidParameterException',
          'Invalid parameter: Tags Reason: Topic already exists with different tags',
        ),
      );
    },
  },
  behaviour: {
    'answers the topic that is there': async (target) => {
      const input = { Name: target.unique('again'), Attributes: { DisplayName: 'News' }, Tags: [tag('a', '1')] };
      const arn = await makeTopic(target, input);
      expect((await create(target, input)).TopicArn).toBe(arn);
      expect((await create(target, { Name: input.Name })).TopicArn).toBe(arn);
    },
  },
};
