import type {
  DescribeEventsCommandInput,
  DescribeEventsCommandOutput,
  OperationEvent,
} from '@aws-sdk/client-cloudformation';
import { notImplemented } from '../../aws-error.ts';
import type { Call, Operation } from '../../operation.ts';
import { stackRequest } from '../authorization.ts';
import { requireChangeSet } from '../change-sets/find-change-set.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { page } from '../page.ts';
import type { Stack, StackEvent } from '../stack-state.ts';

/** Events of a stack, or what the validation before deployment found wrong with a change set. */
export const describeEvents: Operation<DescribeEventsCommandInput, Partial<DescribeEventsCommandOutput>> = {
  authorize(call, { StackName, ChangeSetName }) {
    const request = stackRequest(call, 'DescribeEvents', StackName);
    const byChangeSet = StackName === undefined && ChangeSetName?.startsWith('arn:') ? ChangeSetName : undefined;
    return [byChangeSet === undefined ? request : { ...request, resource: byChangeSet }];
  },
  run(call, { StackName, ChangeSetName, OperationId, Filters, NextToken }) {
    if (OperationId !== undefined) throw notImplemented('cloudformation', 'DescribeEvents with OperationId');
    if (StackName === undefined && ChangeSetName === undefined)
      throw validationError('Either StackName, ChangeSetName or OperationId must be specified.');
    const all =
      ChangeSetName === undefined
        ? ofStack(requireStack(call, StackName, missingStack.change))
        : ofChangeSet(call, ChangeSetName, StackName);
    const events = Filters?.FailedEvents ? all.filter(isFailure) : all;
    const { items, ...rest } = page(events, NextToken, 100);
    return { OperationEvents: items, ...rest };
  },
};

const isFailure = ({ EventType, ResourceStatus }: OperationEvent): boolean =>
  EventType !== 'STACK_EVENT' || (ResourceStatus?.endsWith('_FAILED') ?? false);

const ofStack = (stack: Stack): OperationEvent[] => [...stack.events].reverse().map((event) => eventOf(stack, event));

const eventOf = (stack: Stack, event: StackEvent): OperationEvent => ({
  EventId: event.id,
  EventType: 'STACK_EVENT',
  StackId: stack.id,
  LogicalResourceId: event.logicalId,
  PhysicalResourceId: event.physicalId,
  ResourceType: event.type,
  ResourceStatus: event.status as NonNullable<OperationEvent['ResourceStatus']>,
  Timestamp: new Date(event.at),
  ...(event.properties === undefined ? {} : { ResourceProperties: event.properties }),
  ...(event.reason === '' ? {} : { ResourceStatusReason: event.reason }),
  ...(event.token === undefined ? {} : { ClientRequestToken: event.token }),
});

const ofChangeSet = (call: Call, changeSetName: string, stackName: string | undefined): OperationEvent[] => {
  const { stack, changeSet } = requireChangeSet(call, changeSetName, stackName);
  return (changeSet.findings ?? []).map(({ logicalId, type, message }, index) => ({
    EventId: `${changeSet.id.slice(changeSet.id.lastIndexOf('/') + 1)}-${index}`,
    EventType: 'VALIDATION_ERROR',
    OperationType: 'CREATE_CHANGESET',
    StackId: stack.id,
    LogicalResourceId: logicalId,
    ResourceType: type,
    Timestamp: new Date(changeSet.createdAt),
    ValidationFailureMode: 'FAIL',
    ValidationName: 'PROPERTY_VALIDATION',
    ValidationStatus: 'FAILED',
    ValidationStatusReason: message,
  }));
};
