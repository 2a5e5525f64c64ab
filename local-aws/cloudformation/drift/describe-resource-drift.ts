import type { DifferenceType, StackResourceDrift } from '@aws-sdk/client-cloudformation';
import type { Stack, StackResource } from '../stack-state.ts';

export const resourceDriftView = (stack: Stack, resource: StackResource): StackResourceDrift => {
  const { status, at, expected, actual, differences = [] } = resource.drift ?? { status: 'NOT_CHECKED', at: 0 };
  return {
    StackId: stack.id,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    StackResourceDriftStatus: status as 'IN_SYNC',
    Timestamp: new Date(at),
    PropertyDifferences: differences.map((difference) => ({
      PropertyPath: difference.path,
      ExpectedValue: difference.expected,
      ActualValue: difference.actual,
      DifferenceType: difference.type as DifferenceType,
    })),
    ...(expected === undefined ? {} : { ExpectedProperties: expected }),
    ...(actual === undefined ? {} : { ActualProperties: actual }),
  };
};
