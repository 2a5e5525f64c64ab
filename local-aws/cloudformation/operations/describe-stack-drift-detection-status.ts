import type {
  DescribeStackDriftDetectionStatusCommandInput,
  DescribeStackDriftDetectionStatusCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onAnything } from '../authorization.ts';
import { validationError } from '../errors.ts';
import { cloudFormationState } from '../stack-state.ts';

export const describeStackDriftDetectionStatus: Operation<
  DescribeStackDriftDetectionStatusCommandInput,
  Partial<DescribeStackDriftDetectionStatusCommandOutput>
> = {
  authorize: onAnything('DescribeStackDriftDetectionStatus'),
  run({ world, account, region }, { StackDriftDetectionId = '' }) {
    const detection = cloudFormationState(world, account, region).driftDetections.get(StackDriftDetectionId);
    if (!detection) throw validationError(`StackDriftDetectionId ${StackDriftDetectionId} does not exist`);
    const done = detection.status !== 'DETECTION_IN_PROGRESS';
    return {
      StackId: detection.stackId,
      StackDriftDetectionId: detection.id,
      DetectionStatus: detection.status as 'DETECTION_COMPLETE',
      Timestamp: new Date(detection.at),
      ...(detection.reason === undefined ? {} : { DetectionStatusReason: detection.reason }),
      ...(done
        ? { StackDriftStatus: detection.driftStatus as 'IN_SYNC', DriftedStackResourceCount: detection.drifted }
        : {}),
    };
  },
};
