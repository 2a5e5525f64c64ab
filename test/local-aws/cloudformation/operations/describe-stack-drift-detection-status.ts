import { DescribeStackDriftDetectionStatusCommand } from '@aws-sdk/client-cloudformation';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { detectDrift, makeDrifted } from '../drifting-stack.ts';
import { cfnOf, makeStack } from '../make-stack.ts';

const get = (target: Target, StackDriftDetectionId: string) =>
  cfnOf(target).send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }));

export const describeStackDriftDetectionStatus: OperationTest = {
  fact: 'CloudFormation API reference, DescribeStackDriftDetectionStatus: how far a detection is, and its outcome once it is complete.',
  shape: {
    'answers stack, status and outcome': async (target) => {
      const { name, id } = await makeStack(target);
      const { $metadata: _, ...answer } = await detectDrift(target, name);
      expect(answer).toEqual({
        StackId: id,
        StackDriftDetectionId: expect.any(String),
        DetectionStatus: 'DETECTION_COMPLETE',
        StackDriftStatus: 'IN_SYNC',
        DriftedStackResourceCount: 0,
        Timestamp: expect.any(Date),
      });
    },
  },
  validation: refusals(get, {
    'refuses a detection that there was not': [
      '00000000-0000-4000-8000-000000000000',
      'ValidationError',
      /00000000-0000-4000-8000-000000000000/,
    ],
  }),
  behaviour: {
    'counts the resources that drifted': async (target) => {
      expect(await detectDrift(target, (await makeDrifted(target)).name)).toMatchObject({
        StackDriftStatus: 'DRIFTED',
        DriftedStackResourceCount: 1,
      });
    },
  },
};
