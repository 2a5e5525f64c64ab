import { DetectStackResourceDriftCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeDrifted } from '../drifting-stack.ts';
import { cfnOf, sharedStack, unknownStack } from '../make-stack.ts';

const detect = async (target: Target, StackName: string, LogicalResourceId: string) => {
  const command = new DetectStackResourceDriftCommand({ StackName, LogicalResourceId });
  return (await cfnOf(target).send(command)).StackResourceDrift;
};

export const detectStackResourceDrift: OperationTest = {
  fact: 'CloudFormation API reference, DetectStackResourceDrift: one resource, at once, with its properties as expected and as they are.',
  shape: {
    'answers status and properties': async (target) => {
      const { name, id } = await makeDrifted(target);
      expect(await detect(target, name, 'Kept')).toMatchObject({
        StackId: id,
        LogicalResourceId: 'Kept',
        PhysicalResourceId: expect.stringMatching(/^arn:aws:sns:/),
        ResourceType: 'AWS::SNS::Topic',
        ExpectedProperties: '{"DisplayName":"kept"}',
        PropertyDifferences: [],
        StackResourceDriftStatus: 'IN_SYNC',
        Timestamp: expect.any(Date),
      });
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(detect(target, name, 'Topic')).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
    'refuses a resource that does not exist': async (target) => {
      const { name } = await sharedStack(target);
      await expect(detect(target, name, 'Nothing')).rejects.toMatchObject(
        refusal('ValidationError', /^Resource \[?Nothing\]? does not exist (for|in) stack /),
      );
    },
  },
  behaviour: {
    'tells what differs, where': async (target) => {
      const { name } = await makeDrifted(target);
      expect(await detect(target, name, 'Moved')).toMatchObject({
        StackResourceDriftStatus: 'MODIFIED',
        PropertyDifferences: [
          { PropertyPath: '/DisplayName', ExpectedValue: 'one', ActualValue: 'two', DifferenceType: 'NOT_EQUAL' },
        ],
      });
    },
  },
};
