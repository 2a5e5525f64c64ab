import { AppError } from '../errors.ts';
import { isVerified } from '../links/link-state.ts';
import type { LinkRow } from '../links/link-store.ts';
import type { ProvenIdentity } from './caller-identity-answer.ts';

export type AgentRole = { name: string; uniqueId: string };

/** What a session may do: register only, or what commander and notifications handler may once the link is verified. */
export type AgentKind = 'unverified' | 'commander' | 'handler';

const assumedRole = /^arn:[a-z-]+:sts::([0-9]{12}):assumed-role\/([\w+=,.@-]+)\/[\w+=,.@-]+$/;

/** The role behind an identity that STS confirmed. STS names it without its path; names are unique in an account. */
export const agentRoleOf = (link: LinkRow, identity: ProvenIdentity): AgentRole => {
  const [, accountId, name = ''] = assumedRole.exec(identity.arn) ?? [];
  const uniqueId = identity.userId.split(':')[0] ?? '';
  if (accountId !== identity.accountId || !/^A[A-Z0-9]{15,127}$/.test(uniqueId))
    throw notAgent(`AWS says that the caller is ${identity.arn}, which is not a role of the agent.`);
  const expected = link.account_id ?? link.expected_account_id;
  if (expected !== null && expected !== identity.accountId)
    throw new AppError(
      'account_mismatch',
      `Link ${link.id} is for account ${expected}; the caller is in ${identity.accountId}.`,
      'Launch the stack in the account that the link was made for, or make a link for this one.',
    );
  kindOf(link, { name, uniqueId });
  return { name, uniqueId };
};

/** Refuses a role that is not the agent's as soon as the link's agent is known. */
export const kindOf = (link: LinkRow, role: AgentRole): AgentKind => {
  if (!isVerified(link.state)) return 'unverified';
  if (matches(role, link.commander_role_name, link.commander_role_unique_id)) return 'commander';
  if (matches(role, link.handler_role_name, link.handler_role_unique_id)) return 'handler';
  const known = role.name === link.commander_role_name || role.name === link.handler_role_name;
  throw notAgent(
    known
      ? `The role ${role.name} has been deleted and made anew since the account was linked.`
      : `The role ${role.name} is not one that the agent stack made for its commander or its notifications handler.`,
  );
};

const matches = (role: AgentRole, name: string | null, uniqueId: string | null): boolean =>
  role.name === name && (uniqueId === null || role.uniqueId === uniqueId);

const notAgent = (why: string): AppError =>
  new AppError('caller_not_agent', why, 'Only the agent stack may call here; install it with the launch link.');
