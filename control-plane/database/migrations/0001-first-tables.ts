export const firstTables = `
create table workspaces (
  id uuid primary key,
  name text not null unique,
  created_at timestamptz not null
);

create table api_keys (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  role text not null check (role in ('owner', 'operator', 'viewer')),
  secret_hash text not null unique,
  created_at timestamptz not null,
  created_by text not null,
  last_used_at timestamptz
);
create index api_keys_by_workspace on api_keys (workspace_id, created_at, id);

create table audit_entries (
  id bigint generated always as identity primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  at timestamptz not null,
  who text not null,
  action text not null,
  subject text not null,
  from_address text,
  aws_request_ids text[] not null default '{}'
);
create index audit_entries_by_workspace on audit_entries (workspace_id, id desc);

create table links (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text,
  state text not null
    check (state in ('waiting', 'registered', 'linked', 'rejected', 'unreachable', 'unlinked', 'expired')),
  problem jsonb,
  external_id text not null unique,
  next_external_id text unique,
  expected_account_id text,
  account_confirmed boolean not null,
  home_region text not null,
  stack_name_pattern text not null,
  name_prefix text not null,
  regions_wanted jsonb not null,
  role_path text,
  permissions_boundary_arn text,
  account_id text,
  stack_id text,
  role_arn text,
  commander_role_name text,
  commander_role_unique_id text,
  handler_role_name text,
  handler_role_unique_id text,
  assets_bucket text,
  topic_arn text,
  version text,
  code_hash text,
  regions jsonb not null default '[]',
  drift text not null default 'unknown' check (drift in ('unknown', 'in-sync', 'drifted')),
  drift_checked_at timestamptz,
  left_behind jsonb not null default '[]',
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  registered_at timestamptz,
  verified_at timestamptz,
  linked_at timestamptz,
  last_seen_at timestamptz,
  next_reconcile_at timestamptz
);
create index links_by_workspace on links (workspace_id, created_at desc, id desc);
create index links_waiting on links (expires_at) where state = 'waiting';
create index links_to_reconcile on links (next_reconcile_at) where next_reconcile_at is not null;

create table registration_requests (
  link_id uuid not null references links on delete cascade,
  request_id text not null,
  kind text not null check (kind in ('register', 'unregister')),
  received_at timestamptz not null,
  primary key (link_id, request_id)
);

create table agent_sessions (
  token_hash text primary key,
  link_id uuid not null references links on delete cascade,
  account_id text not null,
  role_name text not null,
  role_unique_id text not null,
  expires_at timestamptz not null
);
create index agent_sessions_by_expiry on agent_sessions (expires_at);

create table used_signatures (
  signature text primary key,
  used_at timestamptz not null
);
create index used_signatures_by_time on used_signatures (used_at);

create table releases (
  version text primary key,
  manifest jsonb not null,
  found_at timestamptz not null
);
`;
