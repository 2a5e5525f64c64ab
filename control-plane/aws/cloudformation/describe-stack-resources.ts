import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

export type StackResource = { logicalId: string; physicalId: string; resourceType: string; status: string };

/** The resources of one stack; AWS answers the first hundred, which is more than an agent stack has. */
export const describeStackResources = async (
  aws: Aws,
  access: RoleAccess,
  stackId: string,
): Promise<StackResource[]> => {
  const { StackResources } = await callAs(aws, access, CloudFormationClient, 'DescribeStackResources', (client) =>
    client.send(new DescribeStackResourcesCommand({ StackName: stackId })),
  );
  return (StackResources ?? []).map((resource) => ({
    logicalId: resource.LogicalResourceId ?? '',
    physicalId: resource.PhysicalResourceId ?? '',
    resourceType: resource.ResourceType ?? '',
    status: resource.ResourceStatus ?? '',
  }));
};
