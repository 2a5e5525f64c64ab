import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
  type DeleteStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { DeleteTopicCommand, GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { cfnOf, makeStack, stackAtRest, templateOf, topic, unknownStack } from '../make-stack.ts';

const remove = (target: Target, StackName: string, input: Partial<DeleteStackCommandInput> = {}) =>
  cfnOf(target).send(new DeleteStackCommand({ StackName, ...input }));
const topicArnOf = async (target: Target, StackName: string) => {
  const { StackResources } = await cfnOf(target).send(new DescribeStackResourcesCommand({ StackName }));
  return StackResources?.[0]?.PhysicalResourceId ?? '';
};

export const deleteStack: OperationTest = {
  fact: 'CloudFormation API reference, DeleteStack: a stack that is not there is no error; a deleted one is found by its id for 90 days; RetainResources only after DELETE_FAILED; not with termination protection.',
  shape: {
    'answers nothing': async (target) => {
      const { name, id } = await makeStack(target);
      const { $metadata, ...rest } = await remove(target, name);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
      await stackAtRest(target, id);
    },
  },
  validation: {
    'refuses a stack that is protected': async (target) => {
      const { name } = await makeStack(target, { EnableTerminationProtection: true });
      await expect(remove(target, name)).rejects.toMatchObject(
        refusal(
          'ValidationError',
          new RegExp(`^Stack \\[${name}\\] cannot be deleted while TerminationProtection is enabled`),
        ),
      );
      const off = new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: false });
      await cfnOf(target).send(off);
      await expect(remove(target, name)).resolves.toBeDefined();
    },
    'refuses to retain resources of a stack that could be deleted': async (target) => {
      const { name } = await makeStack(target);
      await expect(remove(target, name, { RetainResources: ['Topic'] })).rejects.toMatchObject(
        refusal('ValidationError', /^Invalid operation on stack \[.*\]\. Stack must be in DELETE_FAILED state/),
      );
    },
  },
  behaviour: {
    'takes away the resources, and is found by its id only': async (target) => {
      const { name, id } = await makeStack(target);
      const TopicArn = await topicArnOf(target, name);
      await remove(target, name);
      expect(await stackAtRest(target, id)).toMatchObject({
        StackStatus: 'DELETE_COMPLETE',
        DeletionTime: expect.any(Date),
      });
      await expect(cfnOf(target).send(new DescribeStacksCommand({ StackName: name }))).rejects.toMatchObject({
        message: `Stack with id ${name} does not exist`,
      });
      await expect(target.client(SNSClient).send(new GetTopicAttributesCommand({ TopicArn }))).rejects.toMatchObject({
        name: 'NotFoundException',
      });
    },
    'leaves what its template retains': async (target) => {
      const TemplateBody = templateOf({ Topic: topic('kept', { DeletionPolicy: 'Retain' }) });
      const { name, id } = await makeStack(target, { TemplateBody });
      const TopicArn = await topicArnOf(target, name);
      await remove(target, name);
      await stackAtRest(target, id);
      const sns = target.client(SNSClient);
      await expect(sns.send(new GetTopicAttributesCommand({ TopicArn }))).resolves.toBeDefined();
      target.afterwards(() => sns.send(new DeleteTopicCommand({ TopicArn })));
    },
    'succeeds where there is no stack': async (target) => {
      await expect(remove(target, unknownStack(target))).resolves.toBeDefined();
    },
  },
};
