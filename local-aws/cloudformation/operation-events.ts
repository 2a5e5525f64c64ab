import type { OperationEvent } from '@aws-sdk/client-cloudformation';
import type { Finding } from './change-sets/validate-before-deployment.ts';
import { eventView } from './describe.ts';
import type { StackOperation } from './stack-operation.ts';
import type { Stack, StackEvent } from './stack-state.ts';

/** The operation itself, then what happened in it, the newest first. */
export const operationEvents = (stack: Stack, operation: StackOperation): OperationEvent[] => {
  const { id, type, eventId, startedAt, ended, token, findings } = operation;
  const common = { StackId: stack.id, OperationId: id, OperationType: type };
  const at = new Date(ended?.at ?? startedAt);
  return [
    {
      ...common,
      EventId: eventId,
      EventType: 'STACK_EVENT',
      OperationStatus: ended === undefined ? 'IN_PROGRESS' : ended.good ? 'SUCCEEDED' : 'FAILED',
      Timestamp: at,
      StartTime: new Date(startedAt),
      ...(ended === undefined ? {} : { EndTime: at }),
      ...(token === undefined ? {} : { ClientRequestToken: token }),
    },
    ...findings.map((finding) => ({ ...common, ...validationError(finding), Timestamp: at })),
    ...stack.events
      .filter(({ operationId }) => operationId === id)
      .reverse()
      .map((event) => ({ ...common, ...stackEvent(stack, event) })),
  ];
};

const stackEvent = (stack: Stack, event: StackEvent): OperationEvent => {
  const { StackName: _name, ...view } = eventView(stack, event);
  return { ...view, EventType: event.status.endsWith('_FAILED') ? 'PROVISIONING_ERROR' : 'PROGRESS_EVENT' };
};

const validationError = ({ id, logicalId, type, message, path }: Finding): OperationEvent => ({
  EventId: id,
  EventType: 'VALIDATION_ERROR',
  LogicalResourceId: logicalId,
  PhysicalResourceId: '',
  ResourceType: type,
  ValidationFailureMode: 'FAIL',
  ValidationName: 'PROPERTY_VALIDATION',
  ValidationStatus: 'FAILED',
  ValidationStatusReason: message,
  ValidationPath: path,
});
