import {
  CloudFormationClient,
  DescribeStackResourceDriftsCommand,
  type DescribeStackResourceDriftsCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { ResourceDrift } from '../../../contract/agent-health.ts';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

/** The resources that the latest detection found changed or gone, with the properties that differ. */
export const describeResourceDrifts = async (
  aws: Aws,
  access: RoleAccess,
  stackId: string,
): Promise<ResourceDrift[]> => {
  const drifts: ResourceDrift[] = [];
  let page: DescribeStackResourceDriftsCommandOutput | undefined;
  do {
    const NextToken: string | undefined = page?.NextToken;
    page = await callAs(aws, access, CloudFormationClient, 'DescribeStackResourceDrifts', (client) =>
      client.send(
        new DescribeStackResourceDriftsCommand({
          StackName: stackId,
          StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
          NextToken,
        }),
      ),
    );
    for (const drift of page.StackResourceDrifts ?? [])
      drifts.push({
        logicalId: drift.LogicalResourceId ?? '',
        resourceType: drift.ResourceType ?? '',
        physicalId: drift.PhysicalResourceId ?? '',
        state: drift.StackResourceDriftStatus === 'DELETED' ? 'deleted' : 'modified',
        differences: (drift.PropertyDifferences ?? []).map((difference) => ({
          path: difference.PropertyPath ?? '',
          expected: difference.ExpectedValue ?? null,
          actual: difference.ActualValue ?? null,
        })),
      });
  } while (page.NextToken);
  return drifts;
};
