create table accounts (
  id uuid not null,
  accountId text not null,
  providerId text not null,
  userId uuid not null,
  accessToken text,
  refreshToken text,
  idToken text,
  accessTokenExpiresAt timestamp with time zone,
  refreshTokenExpiresAt timestamp with time zone,
  scope text,
  password text,
  createdAt timestamp with time zone not null,
  updatedAt timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY ("userId") REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX accounts_by_user ON public.accounts USING btree ("userId");

create table agent_sessions (
  token_hash text not null,
  link_id uuid not null,
  account_id text not null,
  role_name text not null,
  role_unique_id text not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE
);
CREATE INDEX agent_sessions_by_expiry ON public.agent_sessions USING btree (expires_at);

create table api_keys (
  id uuid not null,
  workspace_id uuid not null,
  name text not null,
  role text not null,
  secret_hash text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  last_used_at timestamp with time zone,
  UNIQUE (secret_hash),
  PRIMARY KEY (id),
  FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  CHECK ((role = ANY (ARRAY['owner'::text, 'operator'::text, 'viewer'::text])))
);
CREATE INDEX api_keys_by_workspace ON public.api_keys USING btree (workspace_id, created_at, id);

create table audit_entries (
  id bigint not null,
  workspace_id uuid not null,
  at timestamp with time zone not null,
  who text not null,
  action text not null,
  subject text not null,
  from_address text,
  aws_request_ids ARRAY not null default '{}'::text[],
  detail text,
  PRIMARY KEY (id),
  FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX audit_entries_by_workspace ON public.audit_entries USING btree (workspace_id, id DESC);

create table change_sets (
  id uuid not null,
  workspace_id uuid not null,
  link_id uuid not null,
  account_id text not null,
  region text not null,
  stack_name text not null,
  stack_id text,
  type text not null,
  name text not null,
  arn text,
  state text not null,
  problem jsonb,
  description text,
  template_hash text not null,
  template text,
  template_url text,
  parameters jsonb not null,
  secrets jsonb,
  capabilities jsonb not null,
  changes jsonb not null default '[]'::jsonb,
  review jsonb,
  warnings jsonb not null default '[]'::jsonb,
  polled boolean not null default false,
  created_at timestamp with time zone not null,
  created_by text not null,
  ready_at timestamp with time zone,
  settled_at timestamp with time zone,
  next_look_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  CHECK ((state = ANY (ARRAY['creating'::text, 'ready'::text, 'empty'::text, 'failed'::text, 'executing'::text, 'done'::text, 'stale'::text, 'rejected'::text, 'expired'::text]))),
  CHECK ((type = ANY (ARRAY['CREATE'::text, 'UPDATE'::text])))
);
CREATE INDEX change_sets_by_link ON public.change_sets USING btree (link_id, created_at DESC, id DESC);
CREATE INDEX change_sets_by_workspace ON public.change_sets USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX change_sets_open_by_stack ON public.change_sets USING btree (link_id, stack_id) WHERE (state = ANY (ARRAY['ready'::text, 'executing'::text]));
CREATE INDEX change_sets_to_look_at ON public.change_sets USING btree (next_look_at) WHERE (next_look_at IS NOT NULL);

create table control_plane_secrets (
  name text not null,
  value text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (name)
);

create table device_codes (
  id uuid not null,
  deviceCode text not null,
  userCode text not null,
  userId uuid,
  expiresAt timestamp with time zone not null,
  status text not null,
  lastPolledAt timestamp with time zone,
  pollingInterval double precision,
  clientId text,
  scope text,
  UNIQUE ("deviceCode"),
  UNIQUE ("userCode"),
  PRIMARY KEY (id),
  FOREIGN KEY ("userId") REFERENCES users(id) ON DELETE CASCADE
);

create table invitations (
  id uuid not null,
  organizationId uuid not null,
  email text not null,
  role text,
  status text not null,
  expiresAt timestamp with time zone not null,
  createdAt timestamp with time zone not null,
  inviterId uuid not null,
  PRIMARY KEY (id),
  FOREIGN KEY ("inviterId") REFERENCES users(id) ON DELETE CASCADE,
  FOREIGN KEY ("organizationId") REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX invitations_by_email ON public.invitations USING btree (email);

create table link_health (
  link_id uuid not null,
  looked_at timestamp with time zone not null,
  failures_waiting integer,
  checks jsonb not null,
  PRIMARY KEY (link_id),
  FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE
);

create table links (
  id uuid not null,
  workspace_id uuid not null,
  name text,
  state text not null,
  problem jsonb,
  external_id text not null,
  next_external_id text,
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
  regions jsonb not null default '[]'::jsonb,
  drift text not null default 'unknown'::text,
  drift_checked_at timestamp with time zone,
  left_behind jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  created_by text not null,
  expires_at timestamp with time zone not null,
  registered_at timestamp with time zone,
  verified_at timestamp with time zone,
  linked_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  next_reconcile_at timestamp with time zone,
  rotation_started_at timestamp with time zone,
  commander_users jsonb not null default '[]'::jsonb,
  UNIQUE (external_id),
  UNIQUE (next_external_id),
  PRIMARY KEY (id),
  FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  CHECK ((drift = ANY (ARRAY['unknown'::text, 'in-sync'::text, 'drifted'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'registered'::text, 'linked'::text, 'rejected'::text, 'unreachable'::text, 'unlinked'::text, 'expired'::text])))
);
CREATE INDEX links_by_workspace ON public.links USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX links_to_reconcile ON public.links USING btree (next_reconcile_at) WHERE (next_reconcile_at IS NOT NULL);
CREATE INDEX links_waiting ON public.links USING btree (expires_at) WHERE (state = 'waiting'::text);

create table members (
  id uuid not null,
  organizationId uuid not null,
  userId uuid not null,
  role text not null,
  createdAt timestamp with time zone not null,
  UNIQUE ("organizationId", "userId"),
  PRIMARY KEY (id),
  FOREIGN KEY ("organizationId") REFERENCES workspaces(id) ON DELETE CASCADE,
  FOREIGN KEY ("userId") REFERENCES users(id) ON DELETE CASCADE,
  CHECK ((role = ANY (ARRAY['owner'::text, 'operator'::text, 'viewer'::text])))
);
CREATE INDEX members_by_user ON public.members USING btree ("userId");

create table registration_requests (
  link_id uuid not null,
  request_id text not null,
  kind text not null,
  received_at timestamp with time zone not null,
  PRIMARY KEY (link_id, request_id),
  FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE,
  CHECK ((kind = ANY (ARRAY['register'::text, 'unregister'::text])))
);

create table releases (
  version text not null,
  manifest jsonb not null,
  found_at timestamp with time zone not null,
  PRIMARY KEY (version)
);

create table schema_migrations (
  name text not null,
  ran_at timestamp with time zone not null,
  PRIMARY KEY (name)
);

create table sessions (
  id uuid not null,
  token text not null,
  userId uuid not null,
  expiresAt timestamp with time zone not null,
  createdAt timestamp with time zone not null,
  updatedAt timestamp with time zone not null,
  ipAddress text,
  userAgent text,
  activeOrganizationId uuid,
  UNIQUE (token),
  PRIMARY KEY (id),
  FOREIGN KEY ("activeOrganizationId") REFERENCES workspaces(id) ON DELETE SET NULL,
  FOREIGN KEY ("userId") REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_user ON public.sessions USING btree ("userId");

create table stack_events (
  id bigint not null,
  link_id uuid not null,
  stack_id text not null,
  event_id text not null,
  workspace_id uuid not null,
  region text not null,
  stack_name text not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  logical_resource_id text not null,
  physical_resource_id text not null,
  resource_type text not null,
  resource_status text not null,
  resource_status_reason text not null,
  client_request_token text not null,
  PRIMARY KEY (link_id, stack_id, event_id),
  FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX stack_events_by_age ON public.stack_events USING brin (received_at) WITH (pages_per_range='32', autosummarize='on');
CREATE INDEX stack_events_by_day ON public.stack_events USING btree (workspace_id, at);
CREATE INDEX stack_events_by_stack ON public.stack_events USING btree (link_id, region, stack_name, at DESC, id DESC);
CREATE INDEX stack_events_of_stacks ON public.stack_events USING btree (workspace_id, at DESC) WHERE (resource_type = 'AWS::CloudFormation::Stack'::text);

create table used_signatures (
  signature text not null,
  used_at timestamp with time zone not null,
  PRIMARY KEY (signature)
);
CREATE INDEX used_signatures_by_time ON public.used_signatures USING btree (used_at);

create table users (
  id uuid not null,
  name text not null,
  email text not null,
  emailVerified boolean not null default false,
  image text,
  createdAt timestamp with time zone not null,
  updatedAt timestamp with time zone not null,
  UNIQUE (email),
  PRIMARY KEY (id)
);

create table verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expiresAt timestamp with time zone not null,
  createdAt timestamp with time zone not null,
  updatedAt timestamp with time zone not null,
  PRIMARY KEY (id)
);
CREATE INDEX verifications_by_identifier ON public.verifications USING btree (identifier);

create table workspaces (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  slug text not null default (gen_random_uuid())::text,
  logo text,
  metadata text,
  UNIQUE (name),
  UNIQUE (slug),
  PRIMARY KEY (id)
);
