import { describe, expect, it } from '@jest/globals';
import { example, type PolicyRow, type TrustRow } from '../../agent-template/policy-rows/policy-row.ts';
import { trustRows } from '../../agent-template/policy-rows/trust-rows.ts';
import { policyRows } from '../../agent-template/policy-table.ts';
import { contextOf } from '../../local-aws/iam/policy/context.ts';
import { policyOf } from '../../local-aws/iam/policy/document.ts';
import { evaluate } from '../../local-aws/iam/policy/evaluate.ts';
import type { PolicyDocument } from '../../local-aws/operation.ts';
import type { Principal } from '../../local-aws/principal.ts';
import { namesWith, propertiesOf, type RoleProperties } from './example-stack.ts';

const session = (roleArn: string): Principal => {
  const account = roleArn.split(':')[4] ?? '';
  const roleName = roleArn.split('/').at(-1) ?? '';
  return {
    kind: 'assumed-role',
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${roleName}/session`,
    userId: 'AROAEXAMPLE:session',
    roleName,
    sessionName: 'session',
    sessionPolicies: [],
    tags: {},
    issuedAt: 0,
    expiresAt: 0,
  };
};

type Statement = Record<string, unknown>;
const statementsOf = (roleId: string, names = namesWith()): Statement[] =>
  (propertiesOf<RoleProperties>(roleId, names).Policies ?? []).flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );

/** The answer to one row, with the policies as the template gives them, or with others. */
const ask = (row: PolicyRow, names = namesWith(), statements = statementsOf(row.role, names)) => {
  const role = propertiesOf<RoleProperties>(row.role, names);
  const arn = `arn:aws:iam::${example.account}:role${role.Path}${role.RoleName}`;
  return evaluate(
    {
      identity: [{ name: 'inline', policy: policyOf({ Version: '2012-10-17', Statement: statements }) }],
      resource: row.resourcePolicy && {
        name: 'resource',
        policy: policyOf({ Version: '2012-10-17', ...row.resourcePolicy } as PolicyDocument),
      },
      sameAccount: true,
    },
    {
      action: row.action,
      resource: row.resource,
      context: contextOf({ 'aws:RequestedRegion': row.resource.split(':')[3] || example.region, ...row.context }),
      caller: { principal: session(arn), roleArn: arn },
    },
  );
};

const askTrust = (row: TrustRow) => {
  const account = row.principal.split(':')[4];
  const administrator = policyOf({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
  return evaluate(
    {
      identity: [{ name: 'administrator', policy: administrator }],
      resource: {
        name: 'trust',
        policy: policyOf(trustWith(propertiesOf<RoleProperties>('StackeryRole').AssumeRolePolicyDocument)),
      },
      resourceMustAllow: true,
      sameAccount: account === example.account,
    },
    {
      action: row.action,
      resource: `arn:aws:iam::${example.account}:role/stackery-access`,
      context: contextOf({ 'aws:PrincipalArn': row.principal, 'sts:ExternalId': row.externalId }),
      caller: { principal: session(row.principal), roleArn: row.principal },
    },
  );
};

/** A trust policy has no Resource: it is about the role that carries it. */
const trustWith = (document: { Version: string; Statement: Record<string, unknown>[] }): PolicyDocument => ({
  ...document,
  Statement: document.Statement.map((statement) => ({ Resource: '*', ...statement })),
});

describe('the policies of the agent stack', () => {
  it('are asked about at least a hundred and fifty calls, each once', () => {
    const calls = policyRows.map(({ role, call }) => `${role}: ${call}`);
    expect(new Set(calls).size).toBe(calls.length);
    expect(calls.length).toBeGreaterThanOrEqual(150);
  });

  it.each(policyRows.filter(({ allowed }) => allowed))('allow $role: $call', (row) => {
    expect(ask(row)).toMatchObject({ allowed: true });
  });

  it.each(policyRows.filter(({ allowed }) => !allowed))('refuse $role: $call', (row) => {
    expect(ask(row)).toMatchObject({ allowed: false });
  });
});

describe('the table of calls', () => {
  const roles = [...new Set(policyRows.map(({ role }) => role))];
  const without = (record: Statement, key: string): Statement =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
  /** Each way to weaken a role by one statement, or by one condition. */
  const weaker = roles.flatMap((role) =>
    statementsOf(role).flatMap((statement, index) => {
      const conditions = (statement['Condition'] ?? {}) as Record<string, Statement>;
      const name = String(statement['Sid'] ?? index);
      const relaxed = (operator: string, key: string) => (all: Statement[]) =>
        all.map((one, at) => {
          const block = (one['Condition'] ?? {}) as Record<string, Statement>;
          return at === index
            ? { ...one, Condition: { ...block, [operator]: without(block[operator] ?? {}, key) } }
            : one;
        });
      return [
        { role, name: `${name} left out`, weaken: (all: Statement[]) => all.filter((_, at) => at !== index) },
        ...Object.entries(conditions).flatMap(([operator, keys]) =>
          Object.keys(keys).map((key) => ({
            role,
            name: `${name} without ${operator} ${key}`,
            weaken: relaxed(operator, key),
          })),
        ),
      ];
    }),
  );

  it.each(weaker)('notices $role with $name', ({ role, weaken }) => {
    const rows = policyRows.filter((row) => row.role === role);
    // the widest pattern too: only with it does the agent stack need a statement of its own
    const noticed = [namesWith(), namesWith({ StackNamePattern: '*' })].some((names) => {
      const statements = weaken(statementsOf(role, names));
      return rows.some((row) => ask(row, names, statements).allowed !== ask(row, names).allowed);
    });
    expect(noticed).toBe(true);
  });
});

describe('the trust of StackeryRole', () => {
  it.each(trustRows)('$call: $action allowed $allowed', (row) => {
    expect(askTrust(row).allowed).toBe(row.allowed);
  });
});

describe('the pattern of stack names', () => {
  const propose = policyRows.find(({ call }) => call === 'Propose a change set to a stack of the pattern');
  const stack = (name: string) => `arn:aws:cloudformation:${example.elsewhere}:${example.account}:stack/${name}/*`;

  it.each([
    ['*', 'anything', true],
    ['shop-*', 'shop-', true],
    ['shop-*', 'shop', false],
    ['shop-?', 'shop-1', true],
    ['shop-?', 'shop-12', false],
    ['shop', 'shop', true],
    ['shop', 'shop-2', false],
  ])('%s and the stack %s: %s', (StackNamePattern, name, allowed) => {
    if (!propose) throw new Error('the row was renamed');
    expect(ask({ ...propose, resource: stack(name) }, namesWith({ StackNamePattern })).allowed).toBe(allowed);
  });

  it('never opens the agent stack, however wide it is', () => {
    if (!propose) throw new Error('the row was renamed');
    const home = `arn:aws:cloudformation:${example.region}:${example.account}:stack/${example.stackName}`;
    for (const resource of [`${home}/*`, example.stackId]) {
      const answer = ask({ ...propose, resource }, namesWith({ StackNamePattern: '*' }));
      expect(answer).toMatchObject({ allowed: false, explicit: true });
    }
  });
});
