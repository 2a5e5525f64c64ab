import type { Change } from '@aws-sdk/client-cloudformation';
import { propertyFaults } from '../property-faults.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { Properties } from '../stack-state.ts';

export type Finding = { logicalId: string; type: string; message: string };

/** Properties that their resource type would refuse make a change set FAILED before anybody executes it. */
export const validateBeforeDeployment = (changes: Change[]): Finding[] =>
  changes.flatMap(({ ResourceChange }) => {
    const { AfterContext, LogicalResourceId = '', ResourceType = '' } = ResourceChange ?? {};
    if (AfterContext === undefined) return [];
    const { Properties: properties = {} } = JSON.parse(AfterContext) as { Properties?: Properties };
    const message = faultsOf(ResourceType, properties);
    return message === undefined ? [] : [{ logicalId: LogicalResourceId, type: ResourceType, message }];
  });

const faultsOf = (type: string, properties: Properties): string | undefined => {
  try {
    const faults = propertyFaults(resourceTypeOf(type), properties, true);
    return faults.length === 0 ? undefined : faults.join('\n');
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};
