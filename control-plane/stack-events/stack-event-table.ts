import type { Generated, Selectable } from 'kysely';

/** One event of CloudFormation, under CloudFormation's own identity: told twice is stored once. */
export type StackEventTable = {
  /** In the order of arrival: tells events of the same millisecond apart. */
  id: Generated<string>;
  link_id: string;
  stack_id: string;
  event_id: string;
  workspace_id: string;
  region: string;
  stack_name: string;
  at: Date;
  received_at: Date;
  logical_resource_id: string;
  physical_resource_id: string;
  resource_type: string;
  resource_status: string;
  resource_status_reason: string;
  client_request_token: string;
};

export type StackEventRow = Selectable<StackEventTable>;
