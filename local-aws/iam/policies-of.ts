import type { Principal } from '../principal.ts';
import type { World } from '../world.ts';
import { defaultDocument, findManagedPolicy } from './managed-policies.ts';
import { parsePolicy } from './policy/document.ts';
import type { NamedPolicy } from './policy/evaluate.ts';
import { iamState, type Role, type User } from './store.ts';

export type PrincipalPolicies = {
  identity: NamedPolicy[];
  boundary: NamedPolicy[] | undefined;
  session: NamedPolicy[] | undefined;
  tags: Record<string, string>;
  role: Role | undefined;
};

const none: PrincipalPolicies = { identity: [], boundary: undefined, session: undefined, tags: {}, role: undefined };

const managed = (world: World, account: string, arn: string): NamedPolicy[] => {
  const policy = findManagedPolicy(world, account, arn);
  return policy === undefined ? [] : [{ name: arn, policy: parsePolicy(defaultDocument(policy)) }];
};

export const identityPolicies = (world: World, account: string, owner: Role | User): NamedPolicy[] => [
  ...[...owner.inline].map(([name, text]) => ({ name, policy: parsePolicy(text) })),
  ...owner.attached.flatMap((arn) => managed(world, account, arn)),
];

export const boundaryOf = (world: World, account: string, owner: Role | User): NamedPolicy[] | undefined =>
  owner.boundary === undefined ? undefined : managed(world, account, owner.boundary);

/** All policies that go with a caller. A session of a deleted role has none left. */
export const policiesOf = (world: World, principal: Principal): PrincipalPolicies => {
  if (principal.kind !== 'user' && principal.kind !== 'assumed-role') return none;
  const { roles, users } = iamState(world, principal.account);
  const found = principal.kind === 'user' ? users.get(principal.userName) : roles.get(principal.roleName);
  // A role made anew under the same name is another role
  if (found === undefined || !principal.userId.startsWith(found.id)) return none;
  const session = principal.kind === 'assumed-role' && principal.sessionPolicies.length > 0;
  return {
    identity: identityPolicies(world, principal.account, found),
    boundary: boundaryOf(world, principal.account, found),
    session: session
      ? principal.sessionPolicies.map((text, i) => ({ name: `session-policy-${i}`, policy: parsePolicy(text) }))
      : undefined,
    tags: principal.kind === 'assumed-role' ? { ...found.tags, ...principal.tags } : found.tags,
    role: principal.kind === 'assumed-role' ? (found as Role) : undefined,
  };
};
