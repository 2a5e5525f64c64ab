import type { Principal } from '../../../../local-aws/principal.ts';
import { contextOf } from '../../../../local-aws/iam/policy/context.ts';
import { policyOf } from '../../../../local-aws/iam/policy/document.ts';
import { evaluate, type Decision, type NamedPolicy } from '../../../../local-aws/iam/policy/evaluate.ts';

export type Statement = Record<string, unknown>;
export type Row = {
  /** The rule that the row states. */
  rule: string;
  identity?: Statement[];
  boundary?: Statement[];
  session?: Statement[];
  resource?: Statement[];
  version?: string;
  caller?: keyof typeof callers;
  action?: string;
  on?: string;
  /** The account that the resource is in; the caller's when absent. */
  account?: string;
  context?: Record<string, string | string[]>;
  want: 'allow' | 'implicit' | 'explicit';
};

export const own = '222222222222';
export const other = '333333333333';

export const callers = {
  user: { kind: 'user', account: own, arn: `arn:aws:iam::${own}:user/ann`, userId: 'AIDAANN', userName: 'ann' },
  session: {
    kind: 'assumed-role',
    account: own,
    arn: `arn:aws:sts::${own}:assumed-role/dev/s1`,
    userId: 'AROADEV:s1',
    roleName: 'dev',
    sessionName: 's1',
    sessionPolicies: [],
    tags: {},
    issuedAt: 0,
    expiresAt: 0,
  },
  root: { kind: 'root', account: own, arn: `arn:aws:iam::${own}:root`, userId: own },
  sns: { kind: 'service', service: 'sns.amazonaws.com' },
  anonymous: { kind: 'anonymous' },
} satisfies Record<string, Principal>;

export const roleArn = `arn:aws:iam::${own}:role/team/dev`;

export const allow = (
  Action: string | string[],
  Resource: string | string[] = '*',
  more: Statement = {},
): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
export const deny = (
  Action: string | string[],
  Resource: string | string[] = '*',
  more: Statement = {},
): Statement => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});

const named = (name: string, statements: Statement[] | undefined, version = '2012-10-17'): NamedPolicy[] | undefined =>
  statements && [{ name, policy: policyOf({ Version: version, Statement: statements }) }];

export const decideRow = (row: Row): Decision => {
  const caller: Principal = callers[row.caller ?? 'user'];
  const action = row.action ?? 's3:GetObject';
  const known = 'account' in caller;
  return evaluate(
    {
      identity: named('identity', row.identity, row.version) ?? [],
      boundary: named('boundary', row.boundary),
      session: named('session', row.session),
      resource: named('resource', row.resource, row.version)?.[0],
      resourceMustAllow: action.startsWith('sts:'),
      sameAccount: known && (row.account ?? own) === own,
      root: caller.kind === 'root',
    },
    {
      action,
      resource: row.on ?? 'arn:aws:s3:::demo/a.txt',
      context: contextOf(row.context ?? {}),
      caller: { principal: caller, roleArn: row.caller === 'session' ? roleArn : undefined },
    },
  );
};

export const outcome = (decision: Decision): Row['want'] => {
  if (decision.allowed) return 'allow';
  return decision.explicit ? 'explicit' : 'implicit';
};
