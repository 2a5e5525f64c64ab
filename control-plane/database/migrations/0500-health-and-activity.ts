/** Since when each check of an agent is as it is; what an audit entry changed, in detail; what stacks did lately. */
export const healthAndActivity = `
create table link_health (
  link_id uuid primary key references links on delete cascade,
  looked_at timestamptz not null,
  failures_waiting integer,
  checks jsonb not null
);
alter table audit_entries add column detail text;
create index stack_events_of_stacks on stack_events (workspace_id, at desc)
  where resource_type = 'AWS::CloudFormation::Stack';
`;
