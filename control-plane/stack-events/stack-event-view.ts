import type { StackEvent } from '../../contract/stack-event.ts';
import type { StackEventRow } from './stack-event-table.ts';

export const stackEventView = (row: StackEventRow): StackEvent => ({
  stackId: row.stack_id,
  eventId: row.event_id,
  stackName: row.stack_name,
  logicalResourceId: row.logical_resource_id,
  physicalResourceId: row.physical_resource_id,
  resourceType: row.resource_type,
  resourceStatus: row.resource_status,
  resourceStatusReason: row.resource_status_reason,
  clientRequestToken: row.client_request_token,
  timestamp: row.at.toISOString(),
});
