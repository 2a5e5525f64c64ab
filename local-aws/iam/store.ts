import { accountState } from '../state.ts';

export type Role = {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: number;
  description: string | undefined;
  maxSessionDuration: number;
  trustPolicy: string;
  /** Roles and users that the trust policy names: the unique id that each ARN had when the policy was stored. */
  trusted: Map<string, string>;
  boundary: string | undefined;
  tags: Record<string, string>;
  /** Inline policies by name. */
  inline: Map<string, string>;
  /** ARNs of attached managed policies, in the order of attachment. */
  attached: string[];
  lastUsed: { at: number; region: string } | undefined;
  /** When IAM has told the whole world of the role. */
  knownFrom: number;
};

export type User = {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: number;
  boundary: string | undefined;
  tags: Record<string, string>;
  inline: Map<string, string>;
  attached: string[];
};

export type Owner = Role | User;

export type PolicyVersion = { id: string; document: string; createdAt: number };
export type ManagedPolicy = {
  name: string;
  path: string;
  id: string;
  arn: string;
  description: string | undefined;
  createdAt: number;
  updatedAt: number;
  versions: PolicyVersion[];
  defaultVersion: string;
  nextVersion: number;
  tags: Record<string, string>;
};

export type IamState = {
  roles: Map<string, Role>;
  users: Map<string, User>;
  /** Customer-managed, by ARN. */
  policies: Map<string, ManagedPolicy>;
  /** How long a new role is unknown to the services that would assume it. */
  propagationMs: number;
};

export const iamState = accountState<IamState>('iam', () => ({
  roles: new Map(),
  users: new Map(),
  policies: new Map(),
  propagationMs: 0,
}));
