import type {
  DescribeEventsCommandInput,
  DescribeEventsCommandOutput,
  OperationEvent,
} from '@aws-sdk/client-cloudformation';
import type { Call, Operation } from '../../operation.ts';
import { stackRequest } from '../authorization.ts';
import { requireChangeSet } from '../change-sets/find-change-set.ts';
import { validationError } from '../errors.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { operationEvents } from '../operation-events.ts';
import { page } from '../page.ts';
import { cloudFormationState, type Stack } from '../stack-state.ts';

/** Events by operation: of one, of the making of a change set, or of all that was done to a stack. */
export const describeEvents: Operation<DescribeEventsCommandInput, Partial<DescribeEventsCommandOutput>> = {
  authorize(call, { StackName, ChangeSetName }) {
    const request = stackRequest(call, 'DescribeEvents', StackName);
    const byChangeSet = StackName === undefined && ChangeSetName?.startsWith('arn:') ? ChangeSetName : undefined;
    return [byChangeSet === undefined ? request : { ...request, resource: byChangeSet }];
  },
  run(call, input) {
    const all = eventsOf(call, input);
    const events = input.Filters?.FailedEvents ? all.filter(isFailure) : all;
    const { items, ...rest } = page(events, input.NextToken, 100);
    return { OperationEvents: items, ...rest };
  },
};

/** What went wrong in an operation, not that it did. */
const isFailure = ({ EventType }: OperationEvent): boolean =>
  EventType === 'PROVISIONING_ERROR' || EventType === 'VALIDATION_ERROR';

const eventsOf = (
  call: Call,
  { StackName, ChangeSetName, OperationId }: DescribeEventsCommandInput,
): OperationEvent[] => {
  if (OperationId !== undefined) return ofOperation(stacksOf(call, StackName), OperationId);
  if (ChangeSetName !== undefined && (StackName !== undefined || ChangeSetName.startsWith('arn:'))) {
    const { stack, changeSet } = requireChangeSet(call, ChangeSetName, StackName);
    return ofOperation([stack], changeSet.operationId);
  }
  // The name of a change set says nothing without a stack.
  if (StackName === undefined)
    throw validationError('One of ChangeSetName, OperationId or StackName must be specified');
  const stack = requireStack(call, StackName, missingStack.change);
  return [...stack.operations].reverse().flatMap((operation) => operationEvents(stack, operation));
};

const stacksOf = (call: Call, stackName: string | undefined): Stack[] =>
  stackName === undefined
    ? [...cloudFormationState(call.world, call.account, call.region).stacks.values()]
    : [requireStack(call, stackName, missingStack.change)];

const ofOperation = (stacks: Stack[], operationId: string): OperationEvent[] => {
  for (const stack of stacks) {
    const operation = stack.operations.find(({ id }) => id === operationId);
    if (operation) return operationEvents(stack, operation);
  }
  throw validationError('Operation ID does not exist');
};
