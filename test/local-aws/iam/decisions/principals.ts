import { allow, callers, deny, other, own, roleArn, type Row, type Statement } from './decision.ts';

const to = (Principal: unknown, statement: Statement = allow('*')): Statement => ({ ...statement, Principal });
const from = (NotPrincipal: unknown, statement: Statement = deny('*')): Statement => ({ ...statement, NotPrincipal });

const userArn = callers.user.arn;
const sessionArn = callers.session.arn;
const rootArn = `arn:aws:iam::${own}:root`;

/** From "AWS JSON policy elements: Principal" and "Cross-account policy evaluation logic". */
type Grant = [principal: unknown, caller: Row['caller'], sameAccount: Row['want'], crossAccount: Row['want']];
const grants: Grant[] = [
  ['*', 'user', 'allow', 'implicit'],
  ['*', 'session', 'allow', 'implicit'],
  ['*', 'anonymous', 'allow', 'allow'],
  ['*', 'sns', 'allow', 'allow'],
  [{ AWS: '*' }, 'user', 'allow', 'implicit'],
  [{ AWS: '*' }, 'anonymous', 'allow', 'allow'],
  [{ AWS: own }, 'user', 'implicit', 'implicit'],
  [{ AWS: rootArn }, 'session', 'implicit', 'implicit'],
  [{ AWS: rootArn }, 'root', 'allow', 'allow'],
  [{ AWS: userArn }, 'user', 'allow', 'implicit'],
  [{ AWS: userArn }, 'session', 'implicit', 'implicit'],
  [{ AWS: roleArn }, 'session', 'allow', 'implicit'],
  [{ AWS: sessionArn }, 'session', 'allow', 'implicit'],
  [{ AWS: roleArn }, 'user', 'implicit', 'implicit'],
  [{ AWS: 'AROADEV' }, 'session', 'allow', 'implicit'],
  [{ AWS: 'AIDAANN' }, 'user', 'allow', 'implicit'],
  [{ AWS: [other, userArn] }, 'user', 'allow', 'implicit'],
  [{ AWS: other }, 'user', 'implicit', 'implicit'],
  [{ AWS: `arn:aws:iam::${own}:user/*` }, 'user', 'implicit', 'implicit'],
  [{ AWS: own }, 'anonymous', 'implicit', 'implicit'],
  [{ Service: 'sns.amazonaws.com' }, 'sns', 'allow', 'allow'],
  [{ Service: 'sns.amazonaws.com' }, 'user', 'implicit', 'implicit'],
  [{ Service: ['lambda.amazonaws.com', 'sns.amazonaws.com'] }, 'sns', 'allow', 'allow'],
  [{ Service: 'lambda.amazonaws.com' }, 'sns', 'implicit', 'implicit'],
  [{ AWS: own, Service: 'sns.amazonaws.com' }, 'sns', 'allow', 'allow'],
];

const grantRows = grants.flatMap(([principal, caller = 'user', sameAccount, crossAccount]): Row[] => {
  const shown = JSON.stringify(principal);
  return [
    {
      rule: `without policies of its own, ${caller} is ${sameAccount === 'allow' ? 'let' : 'not let'} in by Principal ${shown} in its account`,
      caller,
      resource: [to(principal)],
      want: caller === 'root' ? 'allow' : sameAccount,
    },
    {
      rule: `without policies of its own, ${caller} is ${crossAccount === 'allow' ? 'let' : 'not let'} in by Principal ${shown} of another account`,
      caller,
      account: other,
      resource: [to(principal)],
      want: crossAccount,
    },
  ];
});

const crossAccount: [rule: string, row: Omit<Row, 'rule' | 'want'>, want: Row['want']][] = [
  ['both sides allow', { identity: [allow('*')], resource: [to({ AWS: own })] }, 'allow'],
  ['both sides allow, naming the user', { identity: [allow('*')], resource: [to({ AWS: userArn })] }, 'allow'],
  ['both sides allow, to everybody', { identity: [allow('*')], resource: [to('*')] }, 'allow'],
  ['only the caller side allows', { identity: [allow('*')] }, 'implicit'],
  [
    'only the caller side allows, the resource names others',
    { identity: [allow('*')], resource: [to({ AWS: other })] },
    'implicit',
  ],
  [
    'the resource side denies',
    { identity: [allow('*')], resource: [to('*'), to({ AWS: own }, deny('*'))] },
    'explicit',
  ],
  ['the caller side denies', { identity: [allow('*'), deny('s3:*')], resource: [to('*')] }, 'explicit'],
  [
    'a boundary does not allow',
    { identity: [allow('*')], boundary: [allow('sqs:*')], resource: [to('*')] },
    'implicit',
  ],
  ['a boundary allows', { identity: [allow('*')], boundary: [allow('s3:*')], resource: [to('*')] }, 'allow'],
];

const notPrincipal: Row[] = [
  {
    rule: 'Deny with NotPrincipal spares whom it names',
    identity: [allow('*')],
    resource: [from({ AWS: [userArn, own] })],
    want: 'allow',
  },
  {
    rule: 'Deny with NotPrincipal hits everybody else',
    identity: [allow('*')],
    resource: [from({ AWS: roleArn })],
    want: 'explicit',
  },
  {
    rule: 'Deny with NotPrincipal hits anonymous callers',
    caller: 'anonymous',
    resource: [to('*'), from({ AWS: own })],
    want: 'explicit',
  },
  {
    rule: 'Deny with NotPrincipal spares a session of a named role',
    caller: 'session',
    identity: [allow('*')],
    resource: [from({ AWS: [roleArn, own] })],
    want: 'allow',
  },
  {
    rule: 'Deny with NotPrincipal always hits a caller with a permissions boundary',
    identity: [allow('*')],
    boundary: [allow('*')],
    resource: [from({ AWS: [userArn, own] })],
    want: 'explicit',
  },
  {
    rule: 'Allow with NotPrincipal lets in whom it does not name',
    resource: [from({ AWS: other }, allow('*'))],
    want: 'allow',
  },
  {
    rule: 'Allow with NotPrincipal does not let in whom it names',
    resource: [from({ AWS: userArn }, allow('*'))],
    want: 'implicit',
  },
];

const denies: Row[] = [
  {
    rule: 'a Deny for the account hits its users',
    identity: [allow('*')],
    resource: [to({ AWS: own }, deny('*'))],
    want: 'explicit',
  },
  {
    rule: 'a Deny for the role hits its sessions',
    caller: 'session',
    identity: [allow('*')],
    resource: [to({ AWS: roleArn }, deny('*'))],
    want: 'explicit',
  },
  {
    rule: 'a Deny for another user hits nobody else',
    identity: [allow('*')],
    resource: [to({ AWS: `${userArn}a` }, deny('*'))],
    want: 'allow',
  },
  {
    rule: 'a Deny for a service hits only services',
    identity: [allow('*')],
    resource: [to({ Service: 'sns.amazonaws.com' }, deny('*'))],
    want: 'allow',
  },
  {
    rule: 'a Deny in a resource policy hits the root user',
    caller: 'root',
    resource: [to('*', deny('*'))],
    want: 'explicit',
  },
  { rule: 'the root user needs no policy in its account', caller: 'root', want: 'allow' },
  {
    rule: 'the root user of another account needs the resource policy',
    caller: 'root',
    account: other,
    want: 'implicit',
  },
  { rule: 'a service needs a resource policy', caller: 'sns', want: 'implicit' },
  { rule: 'a stranger needs a resource policy', caller: 'anonymous', want: 'implicit' },
];

/** From "How to use trust policies with IAM roles": without the trust policy nobody gets in. */
const assume = { action: 'sts:AssumeRole', on: `arn:aws:iam::${own}:role/target` };
const trust = (Principal: unknown, more: Statement = {}): Statement[] => [
  { Effect: 'Allow', Action: 'sts:AssumeRole', Principal, ...more },
];
const external = { Condition: { StringEquals: { 'sts:ExternalId': 'e-1' } } };
const trustRows: Row[] = [
  {
    rule: 'trust in the user lets it in without a policy of its own',
    ...assume,
    resource: trust({ AWS: userArn }),
    want: 'allow',
  },
  { rule: 'trust in the account alone is not enough', ...assume, resource: trust({ AWS: own }), want: 'implicit' },
  {
    rule: 'trust in the account and an own policy are enough',
    ...assume,
    identity: [allow('sts:AssumeRole')],
    resource: trust({ AWS: own }),
    want: 'allow',
  },
  {
    rule: 'an own policy without trust is not enough, also in one account',
    ...assume,
    identity: [allow('*')],
    resource: trust({ AWS: other }),
    want: 'implicit',
  },
  {
    rule: 'trust across accounts needs an own policy too',
    ...assume,
    account: other,
    resource: trust({ AWS: userArn }),
    want: 'implicit',
  },
  {
    rule: 'trust across accounts with an own policy',
    ...assume,
    account: other,
    identity: [allow('sts:*')],
    resource: trust({ AWS: own }),
    want: 'allow',
  },
  {
    rule: 'a service is trusted by name',
    ...assume,
    caller: 'sns',
    resource: trust({ Service: 'sns.amazonaws.com' }),
    want: 'allow',
  },
  {
    rule: 'an external id that is asked for must be given',
    ...assume,
    account: other,
    identity: [allow('*')],
    resource: trust({ AWS: own }, external),
    want: 'implicit',
  },
  {
    rule: 'a wrong external id does not do',
    ...assume,
    account: other,
    identity: [allow('*')],
    resource: trust({ AWS: own }, external),
    context: { 'sts:ExternalId': 'e-2' },
    want: 'implicit',
  },
  {
    rule: 'the right external id does',
    ...assume,
    account: other,
    identity: [allow('*')],
    resource: trust({ AWS: own }, external),
    context: { 'sts:ExternalId': 'e-1' },
    want: 'allow',
  },
  {
    rule: 'StringLike * takes any external id, but asks for one',
    ...assume,
    account: other,
    identity: [allow('*')],
    resource: trust({ AWS: own }, { Condition: { StringLike: { 'sts:ExternalId': '*' } } }),
    want: 'implicit',
  },
  {
    rule: 'IfExists does not ask for an external id',
    ...assume,
    account: other,
    identity: [allow('*')],
    resource: trust({ AWS: own }, { Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'e-1' } } }),
    want: 'allow',
  },
  {
    rule: 'a second statement without condition opens the role',
    ...assume,
    account: other,
    identity: [allow('*')],
    resource: [...trust({ AWS: own }, external), ...trust({ AWS: own })],
    want: 'allow',
  },
  {
    rule: 'the account with a condition on aws:PrincipalArn admits one role',
    ...assume,
    account: other,
    caller: 'session',
    identity: [allow('*')],
    resource: trust({ AWS: own }, { Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn } } }),
    context: { 'aws:PrincipalArn': roleArn },
    want: 'allow',
  },
  {
    rule: 'and no other role',
    ...assume,
    account: other,
    caller: 'session',
    identity: [allow('*')],
    resource: trust({ AWS: own }, { Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn } } }),
    context: { 'aws:PrincipalArn': `${roleArn}-2` },
    want: 'implicit',
  },
  {
    rule: 'trust for AssumeRole is no trust for SetSourceIdentity',
    ...assume,
    action: 'sts:SetSourceIdentity',
    account: other,
    identity: [allow('*')],
    resource: trust({ AWS: own }),
    want: 'implicit',
  },
];

export const principalRows: Row[] = [
  ...grantRows,
  ...crossAccount.map(([rule, row, want]): Row => ({ rule: `across accounts: ${rule}`, account: other, ...row, want })),
  ...notPrincipal,
  ...denies,
  ...trustRows,
];
