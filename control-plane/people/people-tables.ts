import type { Role } from '../../contract/workspace.ts';

/** Only what we ask of these tables ourselves; better-auth writes them. */
export type UserTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: Date;
  updatedAt: Date;
};
export type MemberTable = { id: string; organizationId: string; userId: string; role: Role; createdAt: Date };
export type InvitationTable = {
  id: string;
  organizationId: string;
  email: string;
  role: string | null;
  status: string;
  expiresAt: Date;
};
export type ControlPlaneSecretTable = { name: string; value: string; created_at: Date };
export type AccountTable = {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Date;
  updatedAt: Date;
};
export type SessionTable = { id: string; userId: string; activeOrganizationId: string | null };
