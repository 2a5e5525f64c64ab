import type { Kysely } from 'kysely';
import type { LinkHealthTable } from '../agent-health/link-health-table.ts';
import type { AgentSessionTable, UsedSignatureTable } from '../agent/session-tables.ts';
import type { ApiKeyTable } from '../api-keys/api-key-table.ts';
import type { AuditEntryTable } from '../audit/audit-entry-table.ts';
import type { ChangeSetTable } from '../change-sets/change-set-table.ts';
import type { LinkTable, RegistrationRequestTable } from '../links/link-tables.ts';
import type {
  AccountTable,
  ControlPlaneSecretTable,
  InvitationTable,
  MemberTable,
  SessionTable,
  UserTable,
} from '../people/people-tables.ts';
import type { ReleaseTable } from '../releases/release-table.ts';
import type { StackEventTable } from '../stack-events/stack-event-table.ts';
import type { WorkspaceTable } from '../workspaces/workspace-table.ts';

/** Every table there is; a table's row type stands with its feature. */
export type Tables = {
  accounts: AccountTable;
  agent_sessions: AgentSessionTable;
  api_keys: ApiKeyTable;
  audit_entries: AuditEntryTable;
  change_sets: ChangeSetTable;
  control_plane_secrets: ControlPlaneSecretTable;
  invitations: InvitationTable;
  link_health: LinkHealthTable;
  links: LinkTable;
  members: MemberTable;
  registration_requests: RegistrationRequestTable;
  releases: ReleaseTable;
  sessions: SessionTable;
  stack_events: StackEventTable;
  used_signatures: UsedSignatureTable;
  users: UserTable;
  workspaces: WorkspaceTable;
};

/** A transaction is the same type: stores cannot tell, and take it as their first argument. */
export type Database = Kysely<Tables>;
