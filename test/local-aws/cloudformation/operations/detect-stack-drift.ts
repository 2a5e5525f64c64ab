import { DescribeStacksCommand, DetectStackDriftCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { detectDrift, detectionAtRest, makeDrifted } from '../drifting-stack.ts';
import { cfnOf, makeShell, makeStack, unknownStack } from '../make-stack.ts';

const detect = (target: Target, StackName: string) => cfnOf(target).send(new DetectStackDriftCommand({ StackName }));

export const detectStackDrift: OperationTest = {
  fact: 'CloudFormation user guide, drift detection: of a stack at rest; a detection has an id of its own; the stack shows its outcome.',
  shape: {
    'answers the id of the detection': async (target) => {
      const { name } = await makeStack(target);
      const { StackDriftDetectionId } = await detect(target, name);
      expect(StackDriftDetectionId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      await detectionAtRest(target, StackDriftDetectionId);
    },
  },
  validation: {
    'refuses a stack that does not exist': async (target) => {
      const name = unknownStack(target);
      await expect(detect(target, name)).rejects.toMatchObject(
        refusal('ValidationError', `Stack [${name}] does not exist`),
      );
    },
    'refuses a stack in review': async (target) => {
      const { stackName, stackId } = await makeShell(target);
      await expect(detect(target, stackName)).rejects.toMatchObject(
        refusal(
          'ValidationError',
          `Drift detection cannot be performed on stack [${stackId}] while in [REVIEW_IN_PROGRESS] status.`,
        ),
      );
    },
  },
  behaviour: {
    'sees what was changed beside the stack': async (target) => {
      const { name } = await makeDrifted(target);
      await detectDrift(target, name);
      const { Stacks } = await cfnOf(target).send(new DescribeStacksCommand({ StackName: name }));
      expect(Stacks?.[0]?.DriftInformation).toEqual({
        StackDriftStatus: 'DRIFTED',
        LastCheckTimestamp: expect.any(Date),
      });
    },
  },
};
