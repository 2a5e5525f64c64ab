import {
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourcesCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { eventually } from '../../support/eventually.ts';
import type { Target } from '../../support/start-target.ts';
import { cfnOf, makeStack, patience, templateOf, topic, type MadeStack } from './make-stack.ts';

/** A stack of two topics, one of which was changed beside the stack. */
export const makeDrifted = async (target: Target): Promise<MadeStack> => {
  const made = await makeStack(target, { TemplateBody: templateOf({ Kept: topic('kept'), Moved: topic('one') }) });
  const find = new DescribeStackResourcesCommand({ StackName: made.name, LogicalResourceId: 'Moved' });
  const TopicArn = (await cfnOf(target).send(find)).StackResources?.[0]?.PhysicalResourceId;
  const change = { TopicArn, AttributeName: 'DisplayName', AttributeValue: 'two' };
  await target.client(SNSClient).send(new SetTopicAttributesCommand(change));
  return made;
};

export const detectionAtRest = (target: Target, StackDriftDetectionId: string | undefined) =>
  eventually(
    async () => {
      const command = new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId });
      const status = await cfnOf(target).send(command);
      if (status.DetectionStatus === 'DETECTION_IN_PROGRESS') throw new Error('The detection is in progress.');
      return status;
    },
    ...patience(target),
  );

export const detectDrift = async (target: Target, StackName: string) => {
  const { StackDriftDetectionId } = await cfnOf(target).send(new DetectStackDriftCommand({ StackName }));
  return detectionAtRest(target, StackDriftDetectionId);
};
