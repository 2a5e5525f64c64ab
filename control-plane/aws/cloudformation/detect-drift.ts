import {
  CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

/** Starts a detection; the answer names it. */
export const startDriftDetection = async (aws: Aws, access: RoleAccess, stackId: string): Promise<string> => {
  const answer = await callAs(aws, access, CloudFormationClient, 'DetectStackDrift', (client) =>
    client.send(new DetectStackDriftCommand({ StackName: stackId })),
  );
  return answer.StackDriftDetectionId ?? '';
};

export type DriftDetection = { running: boolean; drift: 'unknown' | 'in-sync' | 'drifted'; reason: string };

export const describeDriftDetection = async (
  aws: Aws,
  access: RoleAccess,
  detectionId: string,
): Promise<DriftDetection> => {
  const answer = await callAs(aws, access, CloudFormationClient, 'DescribeStackDriftDetectionStatus', (client) =>
    client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: detectionId })),
  );
  const drift = { DRIFTED: 'drifted', IN_SYNC: 'in-sync' } as const;
  const status = answer.StackDriftStatus;
  return {
    running: answer.DetectionStatus === 'DETECTION_IN_PROGRESS',
    drift: status === 'DRIFTED' || status === 'IN_SYNC' ? drift[status] : 'unknown',
    reason: answer.DetectionStatusReason ?? '',
  };
};
