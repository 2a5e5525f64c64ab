/** People, their sessions and memberships. Column names are better-auth's own; its organizations are our workspaces. */
export const people = `
alter table workspaces add column slug text not null unique default gen_random_uuid()::text;
alter table workspaces add column logo text;
alter table workspaces add column metadata text;

create table users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);

create table sessions (
  id uuid primary key,
  token text not null unique,
  "userId" uuid not null references users on delete cascade,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "activeOrganizationId" uuid references workspaces on delete set null
);
create index sessions_by_user on sessions ("userId");

create table accounts (
  id uuid primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references users on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index accounts_by_user on accounts ("userId");

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index verifications_by_identifier on verifications (identifier);

create table members (
  id uuid primary key,
  "organizationId" uuid not null references workspaces on delete cascade,
  "userId" uuid not null references users on delete cascade,
  role text not null check (role in ('owner', 'operator', 'viewer')),
  "createdAt" timestamptz not null,
  unique ("organizationId", "userId")
);
create index members_by_user on members ("userId");

create table invitations (
  id uuid primary key,
  "organizationId" uuid not null references workspaces on delete cascade,
  email text not null,
  role text,
  status text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "inviterId" uuid not null references users on delete cascade
);
create index invitations_by_email on invitations (email);

create table device_codes (
  id uuid primary key,
  "deviceCode" text not null unique,
  "userCode" text not null unique,
  "userId" uuid references users on delete cascade,
  "expiresAt" timestamptz not null,
  status text not null,
  "lastPolledAt" timestamptz,
  "pollingInterval" double precision,
  "clientId" text,
  scope text
);

create index stack_events_by_day on stack_events (workspace_id, at);

-- Made once, at the first start: what signs cookies, and the hash of the first owner's link.
create table control_plane_secrets (
  name text primary key,
  value text not null,
  created_at timestamptz not null
);
`;
