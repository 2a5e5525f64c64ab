import type { JSONColumnType } from 'kysely';
import type { CommanderUser } from '../../contract/commander-users.ts';
import type { driftStates, LinkState } from '../../contract/link.ts';
import type { Problem } from '../../contract/problem.ts';
import type { AgentRegion } from '../../contract/registration.ts';

export type LinkTable = {
  id: string;
  workspace_id: string;
  name: string | null;
  state: LinkState;
  problem: JSONColumnType<Problem | null, string | null, string | null>;
  external_id: string;
  /** While the external id is being rotated: the one that is accepted beside it until it works. */
  next_external_id: string | null;
  rotation_started_at: Date | null;
  expected_account_id: string | null;
  account_confirmed: boolean;
  home_region: string;
  stack_name_pattern: string;
  name_prefix: string;
  /** Empty: every region enabled in the account. */
  regions_wanted: JSONColumnType<string[]>;
  role_path: string | null;
  permissions_boundary_arn: string | null;
  account_id: string | null;
  stack_id: string | null;
  role_arn: string | null;
  commander_role_name: string | null;
  commander_role_unique_id: string | null;
  handler_role_name: string | null;
  handler_role_unique_id: string | null;
  assets_bucket: string | null;
  topic_arn: string | null;
  version: string | null;
  code_hash: string | null;
  regions: JSONColumnType<AgentRegion[]>;
  drift: (typeof driftStates)[number];
  drift_checked_at: Date | null;
  left_behind: JSONColumnType<string[]>;
  /** From the agent's farewell: the stacks whose custom resources nobody serves any more. */
  commander_users: JSONColumnType<CommanderUser[], string | undefined, string>;
  created_at: Date;
  created_by: string;
  expires_at: Date;
  registered_at: Date | null;
  /** When the job had seen that everything the agent claimed is so. */
  verified_at: Date | null;
  linked_at: Date | null;
  last_seen_at: Date | null;
  next_reconcile_at: Date | null;
};

/** What CloudFormation asked for under one RequestId: asked twice is done once. */
export type RegistrationRequestTable = {
  link_id: string;
  request_id: string;
  kind: 'register' | 'unregister';
  received_at: Date;
};
