import type { Change } from '@aws-sdk/client-cloudformation';
import { checkProperties } from '../resource-properties.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { Properties } from '../stack-state.ts';

export type Finding = { logicalId: string; type: string; message: string };

/** Properties that their resource type would refuse make a change set FAILED before anybody executes it. */
export const validateBeforeDeployment = (changes: Change[]): Finding[] =>
  changes.flatMap(({ ResourceChange }) => {
    const { AfterContext, LogicalResourceId = '', ResourceType = '' } = ResourceChange ?? {};
    if (AfterContext === undefined) return [];
    const { Properties: properties = {} } = JSON.parse(AfterContext) as { Properties?: Properties };
    try {
      checkProperties(resourceTypeOf(ResourceType), properties, true);
      return [];
    } catch (error) {
      return [
        { logicalId: LogicalResourceId, type: ResourceType, message: error instanceof Error ? error.message : '' },
      ];
    }
  });
