import { randomUUID } from 'node:crypto';
import type { Change } from '@aws-sdk/client-cloudformation';
import { propertyFaults } from '../property-faults.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { Properties } from '../stack-state.ts';

export type Finding = { id: string; logicalId: string; type: string; message: string; path: string };

/** Properties that their resource type would refuse make a change set FAILED before anybody executes it. */
export const validateBeforeDeployment = (changes: Change[]): Finding[] =>
  changes.flatMap(({ ResourceChange }) => {
    const { AfterContext, LogicalResourceId = '', ResourceType = '' } = ResourceChange ?? {};
    if (AfterContext === undefined) return [];
    const { Properties: properties = {} } = JSON.parse(AfterContext) as { Properties?: Properties };
    return faultsOf(ResourceType, properties).map((message) => ({
      id: randomUUID(),
      logicalId: LogicalResourceId,
      type: ResourceType,
      message,
      path: `/Resources/${LogicalResourceId}/Properties${/^#([^:]*):/.exec(message)?.[1] ?? ''}`,
    }));
  });

const faultsOf = (type: string, properties: Properties): string[] => {
  try {
    return propertyFaults(resourceTypeOf(type), properties, true);
  } catch (error) {
    return [error instanceof Error ? error.message : ''];
  }
};
