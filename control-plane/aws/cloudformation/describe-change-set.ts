import {
  CloudFormationClient,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  type ResourceChange,
} from '@aws-sdk/client-cloudformation';
import type { Change, PropertyChange } from '../../../contract/change-set.ts';
import type { Aws } from '../aws.ts';
import { awsErrorOf } from '../aws-error.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';
import { rollbackTriggersOf, type RollbackTriggers } from './rollback-triggers.ts';

export type DescribedChangeSet = {
  arn: string;
  stackId: string;
  status: string;
  statusReason: string;
  executionStatus: string;
  /** Name to value, as they will be when executed. */
  parameters: Record<string, string>;
  notificationArns: string[];
  capabilities: string[];
  rollbackTriggers: RollbackTriggers;
  onStackFailure: string | null;
  changes: Change[];
};

/** A stack is named by its ARN and the change set by its name: that is what the role's condition sees. */
export type ChangeSetName = { stackId: string; name: string };

/** Reads every page. Undefined when CloudFormation knows it no more: executing a change set deletes the others. */
export const describeChangeSet = async (
  aws: Aws,
  access: RoleAccess,
  { stackId, name }: ChangeSetName,
): Promise<DescribedChangeSet | undefined> => {
  const changes: Change[] = [];
  let page: DescribeChangeSetCommandOutput | undefined;
  try {
    do {
      const NextToken = page?.NextToken;
      page = await callAs(aws, access, CloudFormationClient, 'DescribeChangeSet', (client) =>
        client.send(
          new DescribeChangeSetCommand({
            StackName: stackId,
            ChangeSetName: name,
            IncludePropertyValues: true,
            NextToken,
          }),
        ),
      );
      for (const { ResourceChange } of page.Changes ?? []) if (ResourceChange) changes.push(changeOf(ResourceChange));
    } while (page.NextToken);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return {
    arn: page.ChangeSetId ?? '',
    stackId: page.StackId ?? stackId,
    status: page.Status ?? '',
    statusReason: page.StatusReason ?? '',
    executionStatus: page.ExecutionStatus ?? '',
    parameters: Object.fromEntries(
      (page.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey ?? '', ParameterValue ?? '']),
    ),
    notificationArns: page.NotificationARNs ?? [],
    capabilities: page.Capabilities ?? [],
    rollbackTriggers: rollbackTriggersOf(page.RollbackConfiguration),
    onStackFailure: page.OnStackFailure ?? null,
    changes,
  };
};

/** Gone, or its stack is. */
export const isMissing = (error: unknown): boolean => {
  const said = awsErrorOf(error);
  return (
    said?.code === 'ChangeSetNotFound' || (said?.code === 'ValidationError' && said.message.includes('does not exist'))
  );
};

const changeOf = (change: ResourceChange): Change => ({
  action: change.Action ?? '',
  logicalId: change.LogicalResourceId ?? '',
  physicalId: change.PhysicalResourceId ?? null,
  resourceType: change.ResourceType ?? '',
  replacement: change.Replacement ?? null,
  policyAction: change.PolicyAction ?? null,
  before: change.BeforeContext ?? null,
  after: change.AfterContext ?? null,
  properties: propertiesOf(change),
  nestedChangeSet: change.ChangeSetId ?? null,
});

/** One for each property, though CloudFormation names it once for each thing that makes it change. */
const propertiesOf = ({ Details }: ResourceChange): PropertyChange[] => {
  const properties = (Details ?? []).map(({ Target }): PropertyChange => ({
    path: Target?.Path ?? [Target?.Attribute, Target?.Name].filter(Boolean).join('.'),
    before: Target?.BeforeValue ?? null,
    after: Target?.AfterValue ?? null,
    recreation: Target?.RequiresRecreation ?? 'Never',
  }));
  return [...new Map(properties.map((each) => [JSON.stringify(each), each])).values()];
};
