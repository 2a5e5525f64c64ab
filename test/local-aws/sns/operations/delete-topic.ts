import { DeleteTopicCommand, GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeTopic, noArn, noTopic } from '../make-topic.ts';

const remove = (target: Target, TopicArn: string) =>
  target.client(SNSClient).send(new DeleteTopicCommand({ TopicArn }));

export const deleteTopic: OperationTest = {
  fact: 'SNS API reference, DeleteTopic: deletes the topic and its subscriptions; idempotent, so a topic that is not there is no error.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await remove(target, await makeTopic(target));
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: refusals(remove, {
    'refuses what is no ARN': ['nonsense', 'InvalidParameterException', noArn],
  }),
  behaviour: {
    'takes the topic away': async (target) => {
      const TopicArn = await makeTopic(target);
      await remove(target, TopicArn);
      await expect(target.client(SNSClient).send(new GetTopicAttributesCommand({ TopicArn }))).rejects.toMatchObject(
        refusal('NotFoundException', noTopic),
      );
    },
    'succeeds where there is no topic': async (target) => {
      await expect(remove(target, arnOfTopic(target, target.unique('none')))).resolves.toBeDefined();
    },
  },
};
