import type { Principal } from '../../principal.ts';
import type { PrincipalElement } from './document.ts';

/**
 * How a policy's Principal names the caller. It matters beyond yes and no: naming the account only delegates to
 * that account's own policies, naming a role grants to its sessions within the role's limits, naming everybody
 * within the session's.
 */
export type PrincipalMatch = 'none' | 'account' | 'role' | 'everybody' | 'direct';

const strength: PrincipalMatch[] = ['none', 'account', 'role', 'everybody', 'direct'];

export const strongest = (matches: PrincipalMatch[]): PrincipalMatch =>
  matches.reduce((best, match) => (strength.indexOf(match) > strength.indexOf(best) ? match : best), 'none');

export type CallerNames = {
  principal: Principal;
  /** The IAM role's ARN, with its path, for a session. */
  roleArn: string | undefined;
};

const accountRoot = /^arn:[^:]+:iam::(\d{12}):root$/;

const matchAws = (name: string, { principal, roleArn }: CallerNames): PrincipalMatch => {
  if (name === '*') return 'everybody';
  if (principal.kind === 'anonymous' || principal.kind === 'service') return 'none';
  const account = /^\d{12}$/.test(name) ? name : accountRoot.exec(name)?.[1];
  if (account !== undefined) return account === principal.account ? 'account' : 'none';
  if (name === principal.arn) return 'direct';
  if (principal.kind !== 'assumed-role') return name === principal.userId ? 'direct' : 'none';
  // A stored policy holds the role's unique id once the role is gone
  return name === roleArn || name === principal.userId.split(':')[0] ? 'role' : 'none';
};

export const matchPrincipal = (element: PrincipalElement, caller: CallerNames): PrincipalMatch => {
  if (element === '*') return 'everybody';
  return strongest(
    Object.entries(element).flatMap(([type, names]) =>
      names.map((name): PrincipalMatch => {
        if (type === 'AWS') return matchAws(name, caller);
        if (type === 'Service') {
          const { principal } = caller;
          return principal.kind === 'service' && (name === '*' || name === principal.service) ? 'direct' : 'none';
        }
        return 'none';
      }),
    ),
  );
};
