import type { Role } from '../contract/workspace.ts';
import { AppError } from './errors.ts';

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

/** Ends what the caller may not do, in the words that every such refusal has. */
export const assertRole = (caller: Caller, needed: Role): void => {
  if (!hasRole(caller, needed))
    throw new AppError(
      'forbidden',
      `This needs the role ${needed}; yours is ${caller.role}.`,
      'Ask an owner of the workspace.',
    );
};
