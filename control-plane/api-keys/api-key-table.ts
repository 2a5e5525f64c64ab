import type { Role } from '../../contract/workspace.ts';

export type ApiKeyTable = {
  id: string;
  workspace_id: string;
  name: string;
  role: Role;
  /** Hex SHA-256 of the secret; the secret itself is shown once and kept nowhere. */
  secret_hash: string;
  created_at: Date;
  created_by: string;
  last_used_at: Date | null;
};
