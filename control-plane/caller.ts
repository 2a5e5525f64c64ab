import type { Role } from '../contract/workspace.ts';

/** Who is asking, found out once per request: what tenancy and the audit log go by. */
export type Caller = {
  workspaceId: string;
  role: Role;
  /** For the audit log: `api-key:<name>`, `user:<e-mail>`. */
  who: string;
  /** Network address. */
  from: string;
};

const rank: Record<Role, number> = { viewer: 0, operator: 1, owner: 2 };

export const hasRole = (caller: Caller, needed: Role): boolean => rank[caller.role] >= rank[needed];
