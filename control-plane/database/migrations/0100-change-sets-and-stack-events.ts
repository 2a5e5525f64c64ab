export const changeSetsAndStackEvents = `
create table change_sets (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  link_id uuid not null references links on delete cascade,
  account_id text not null,
  region text not null,
  stack_name text not null,
  stack_id text,
  type text not null check (type in ('CREATE', 'UPDATE')),
  name text not null,
  arn text,
  state text not null check (state in
    ('creating', 'ready', 'empty', 'failed', 'executing', 'done', 'stale', 'rejected', 'expired')),
  problem jsonb,
  description text,
  template_hash text not null,
  template text,
  template_url text,
  parameters jsonb not null,
  secrets jsonb,
  capabilities jsonb not null,
  changes jsonb not null default '[]',
  review jsonb,
  warnings jsonb not null default '[]',
  polled boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  ready_at timestamptz,
  settled_at timestamptz,
  next_look_at timestamptz
);
create index change_sets_by_workspace on change_sets (workspace_id, created_at desc, id desc);
create index change_sets_by_link on change_sets (link_id, created_at desc, id desc);
create index change_sets_open_by_stack on change_sets (link_id, stack_id) where state in ('ready', 'executing');
create index change_sets_to_look_at on change_sets (next_look_at) where next_look_at is not null;

create table stack_events (
  id bigint generated always as identity,
  link_id uuid not null references links on delete cascade,
  stack_id text not null,
  event_id text not null,
  workspace_id uuid not null references workspaces on delete cascade,
  region text not null,
  stack_name text not null,
  at timestamptz not null,
  received_at timestamptz not null,
  logical_resource_id text not null,
  physical_resource_id text not null,
  resource_type text not null,
  resource_status text not null,
  resource_status_reason text not null,
  client_request_token text not null,
  primary key (link_id, stack_id, event_id)
);
create index stack_events_by_stack on stack_events (link_id, region, stack_name, at desc, id desc);
`;
