import type {
  Output,
  Parameter,
  Stack as StackView,
  StackEvent as StackEventView,
  StackResourceDetail,
  StackSummary,
  Tag,
} from '@aws-sdk/client-cloudformation';
import { lastOperations } from './stack-operation.ts';
import type { Stack, StackEvent, StackOutput, StackResource } from './stack-state.ts';
import type { ParameterValue } from './template/parameters.ts';

// How the API shows what is stored. Members without a value are left out, as in AWS's answers.

export const parametersView = (parameters: ParameterValue[]): Parameter[] =>
  parameters.map(({ key, value, noEcho }) => ({ ParameterKey: key, ParameterValue: noEcho ? '****' : value }));

export const tagsView = (tags: Record<string, string>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** Of some lists nothing is shown where they are empty. */
export const filled = <Name extends string, Item>(name: Name, items: Item[]): { [name in Name]?: Item[] } =>
  items.length === 0 ? {} : ({ [name]: items } as { [name in Name]: Item[] });

const outputView = ({ key, value, description, exportName }: StackOutput): Output => ({
  OutputKey: key,
  OutputValue: value,
  ...(description === undefined ? {} : { Description: description }),
  ...(exportName === undefined ? {} : { ExportName: exportName }),
});

export const stackView = (stack: Stack): StackView => ({
  StackId: stack.id,
  StackName: stack.name,
  CreationTime: new Date(stack.createdAt),
  StackStatus: stack.status as NonNullable<StackView['StackStatus']>,
  DisableRollback: stack.disableRollback,
  ...(stack.status === 'DELETE_COMPLETE' ? {} : { EnableTerminationProtection: stack.terminationProtection }),
  NotificationARNs: stack.notificationArns,
  RollbackConfiguration: stack.rollbackConfiguration ?? {},
  DriftInformation: driftView(stack),
  Tags: tagsView(stack.tags),
  ...filled('Capabilities', stack.capabilities),
  ...filled('Parameters', parametersView(stack.parameters)),
  ...filled('Outputs', stack.outputs.map(outputView)),
  ...filled('LastOperations', lastOperations(stack)),
  ...(stack.reason === '' ? {} : { StackStatusReason: stack.reason }),
  ...(stack.description === undefined ? {} : { Description: stack.description }),
  ...(stack.updatedAt === undefined ? {} : { LastUpdatedTime: new Date(stack.updatedAt) }),
  ...(stack.deletedAt === undefined ? {} : { DeletionTime: new Date(stack.deletedAt) }),
  ...(stack.roleArn === undefined ? {} : { RoleARN: stack.roleArn }),
  ...(stack.changeSetId === undefined ? {} : { ChangeSetId: stack.changeSetId }),
  ...(stack.timeoutMinutes === undefined ? {} : { TimeoutInMinutes: stack.timeoutMinutes }),
});

export const stackSummary = (stack: Stack): StackSummary => ({
  StackId: stack.id,
  StackName: stack.name,
  CreationTime: new Date(stack.createdAt),
  StackStatus: stack.status as NonNullable<StackSummary['StackStatus']>,
  DriftInformation: driftView(stack),
  ...(stack.reason === '' ? {} : { StackStatusReason: stack.reason }),
  ...filled('LastOperations', lastOperations(stack)),
  ...(stack.description === undefined ? {} : { TemplateDescription: stack.description }),
  ...(stack.updatedAt === undefined ? {} : { LastUpdatedTime: new Date(stack.updatedAt) }),
  ...(stack.deletedAt === undefined ? {} : { DeletionTime: new Date(stack.deletedAt) }),
});

const driftView = ({ drift }: Stack): NonNullable<StackView['DriftInformation']> => ({
  StackDriftStatus: drift.status as 'NOT_CHECKED',
  ...(drift.at === undefined ? {} : { LastCheckTimestamp: new Date(drift.at) }),
});

export const eventView = (stack: Stack, event: StackEvent): StackEventView => ({
  StackId: stack.id,
  EventId: event.id,
  StackName: stack.name,
  LogicalResourceId: event.logicalId,
  PhysicalResourceId: event.physicalId,
  ResourceType: event.type,
  Timestamp: new Date(event.at),
  ResourceStatus: event.status as NonNullable<StackEventView['ResourceStatus']>,
  ...(event.reason === '' ? {} : { ResourceStatusReason: event.reason }),
  ...(event.properties === undefined ? {} : { ResourceProperties: event.properties }),
  ...(event.token === undefined ? {} : { ClientRequestToken: event.token }),
  ...(event.operationId === undefined ? {} : { OperationId: event.operationId }),
});

/** CloudFormation lists the resources of a stack by their logical ids, whatever came first. */
export const resourcesInOrder = ({ resources }: Stack): StackResource[] =>
  Object.values(resources).sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1));

/** What DescribeStackResource, DescribeStackResources and ListStackResources have in common. */
export const resourceView = (resource: StackResource) => ({
  LogicalResourceId: resource.logicalId,
  ResourceType: resource.type,
  ResourceStatus: resource.status as NonNullable<StackResourceDetail['ResourceStatus']>,
  DriftInformation: {
    StackResourceDriftStatus: (resource.drift?.status ?? 'NOT_CHECKED') as 'NOT_CHECKED',
    ...(resource.drift === undefined ? {} : { LastCheckTimestamp: new Date(resource.drift.at) }),
  },
  ...(resource.physicalId === '' ? {} : { PhysicalResourceId: resource.physicalId }),
  ...(resource.reason === '' ? {} : { ResourceStatusReason: resource.reason }),
});
